export interface Destination {
  readonly port: number;
  readonly folder?: string;
  /** An extension to run from its sources' folder, and the test bundle to run inside its host. */
  readonly development?: string;
  readonly tests?: string;
}

/** The address that opens the workbench; an extension under development travels in it, as on the desktop's command line. */
export function address({ port, folder, development, tests }: Destination): string {
  const url = new URL(`http://localhost:${port}/`);
  if (folder) url.searchParams.set('folder', folder);
  const remote = (path: string): string => `vscode-remote://localhost:${port}${path}`;
  const payload = [
    ...(development ? [['extensionDevelopmentPath', remote(development)]] : []),
    ...(tests ? [['extensionTestsPath', remote(tests)]] : []),
  ];
  if (payload.length > 0) url.searchParams.set('payload', JSON.stringify(payload));
  return url.href;
}
