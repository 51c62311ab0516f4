import { account } from '#features/account/register.ts';
import { audit } from '#features/audit/register.ts';
import { chat } from '#features/chat/register.ts';
import { commandLine } from '#features/commandLine/register.ts';
import { doctor } from '#features/doctor/register.ts';
import { findings } from '#features/findings/register.ts';
import { fixes } from '#features/fixes/register.ts';
import { guards } from '#features/guards/register.ts';
import { health } from '#features/health/register.ts';
import { help } from '#features/help/register.ts';
import { importing } from '#features/importing/register.ts';
import { keys } from '#features/keys/register.ts';
import { languageModel } from '#features/languageModel/register.ts';
import { policy } from '#features/policy/register.ts';
import { proxy } from '#features/proxy/register.ts';
import { ruleDocs } from '#features/ruleDocs/register.ts';
import { statusBar } from '#features/status/register.ts';
import { terminal } from '#features/terminal/register.ts';
import { usage } from '#features/usage/register.ts';
import { walkthrough } from '#features/walkthrough/register.ts';
import type { ExtensionContext } from '#platform/vscode/lifetime.ts';
import { createServices } from '#platform/vscode/services.ts';
import type { TestHandle } from '#platform/vscode/testHandle.ts';
import { testHandle } from '#platform/vscode/testHandle.ts';

const features = [
  help,
  keys,
  importing,
  findings,
  fixes,
  guards,
  statusBar,
  proxy,
  terminal,
  commandLine,
  doctor,
  audit,
  ruleDocs,
  health,
  account,
  chat,
  usage,
  languageModel,
  walkthrough,
  policy,
];

export function activate(context: ExtensionContext): TestHandle | undefined {
  const started = performance.now();
  const services = createServices(context);
  context.subscriptions.push(services, ...features.map((register) => register(services)));
  const activatedIn = performance.now() - started;
  services.log.info('activated', { milliseconds: Math.round(activatedIn) });
  return testHandle({ context, services, activatedIn });
}
