declare function acquireVsCodeApi(): {
  postMessage(message: unknown): void;
  getState(): unknown;
  setState(state: unknown): void;
};

const api = acquireVsCodeApi();

/** A channel to the extension: what goes out is typed, what comes in is checked, anything else is dropped. */
export function openChannel<In, Out>(parse: (message: unknown) => In | undefined, receive: (message: In) => void) {
  window.addEventListener('message', ({ data }) => {
    const message = parse(data);
    if (message !== undefined) receive(message);
  });
  return (message: Out): void => api.postMessage(message);
}

/** What the view finds again when VS Code shows it anew. It lies on disk in the clear: places and switches, never words. */
export const remembered = (): unknown => api.getState();
export const remember = (state: Readonly<Record<string, string | number | boolean>>): void => api.setState(state);
