export type AdapterOptions = {
  /** Host names beside Mistral's own that the person, not a workspace, has allowed. */
  readonly alsoAllowed?: readonly string[];
  /** Asked at each moderation; Mistral's newest that this program knows when absent. */
  readonly moderationModel?: () => string;
};
