import { account } from '#features/account/register.ts';
import { commandLine } from '#features/commandLine/register.ts';
import { doctor } from '#features/doctor/register.ts';
import { health } from '#features/health/register.ts';
import { help } from '#features/help/register.ts';
import { keys } from '#features/keys/register.ts';
import { statusBar } from '#features/status/register.ts';
import { terminal } from '#features/terminal/register.ts';
import type { ExtensionContext } from '#platform/vscode/lifetime.ts';
import { createServices } from '#platform/vscode/services.ts';

export function activate(context: ExtensionContext): void {
  const services = createServices(context);
  const features = [help, keys, statusBar, terminal, commandLine, doctor, health, account];
  context.subscriptions.push(services, ...features.map((register) => register(services)));
}
