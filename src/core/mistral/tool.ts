/** A program's tool, as a model is told of it. */
export interface Tool {
  readonly name: string;
  readonly description: string;
  /** A JSON schema. */
  readonly parameters: Readonly<Record<string, unknown>>;
}

/** What a model wants a tool to be run with. */
export interface ToolCall {
  readonly id: string;
  readonly name: string;
  readonly input: Readonly<Record<string, unknown>>;
}

/** What came of it. */
export interface ToolResult {
  readonly callId: string;
  readonly name: string;
  readonly text: string;
}
