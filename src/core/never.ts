/** Closes a switch: adding a variant without handling it no longer compiles. */
export function assertNever(value: never): never {
  throw new Error(`Unhandled variant ${JSON.stringify(value)}`);
}
