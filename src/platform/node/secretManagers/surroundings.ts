/** The part of the machine that the vendors' tools and tokens live in. Tests hand in their own. */
export interface Surroundings {
  readonly environment: Readonly<Record<string, string | undefined>>;
  readonly platform: NodeJS.Platform;
  /** Tools run here and never in a folder that was merely opened: Windows looks for programs in the current one first. */
  readonly home: string;
}
