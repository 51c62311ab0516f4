import type { SDKHooks } from '@mistralai/mistralai/hooks/hooks.js';

/**
 * The SDK registers its own hooks: tracing, which an environment variable can turn on and which records prompts, and
 * deprecation warnings to the console. It takes other hooks only as an SDKHooks, so this is one with nothing in it.
 */
export function quietHooks(Hooks: typeof SDKHooks): SDKHooks {
  const hooks = new Hooks();
  hooks.sdkInitHooks.length = 0;
  hooks.beforeCreateRequestHooks.length = 0;
  hooks.beforeRequestHooks.length = 0;
  hooks.afterSuccessHooks.length = 0;
  hooks.afterErrorHooks.length = 0;
  return hooks;
}
