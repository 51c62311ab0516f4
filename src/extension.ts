import { help } from '#features/help/register.ts';
import { keys } from '#features/keys/register.ts';
import type { ExtensionContext } from '#platform/vscode/lifetime.ts';
import { createServices } from '#platform/vscode/services.ts';
import type { TestHandle } from '#platform/vscode/testHandle.ts';
import { testHandle } from '#platform/vscode/testHandle.ts';

export function activate(context: ExtensionContext): TestHandle | undefined {
  const services = createServices(context);
  context.subscriptions.push(services, help(services), keys(services));
  return testHandle(context);
}
