import * as vscode from 'vscode';

/** Files that lie on no disk, as of a repository that is looked at without being cloned. */
export function memoryFiles(
  scheme: string,
  texts: Readonly<Record<string, string>>,
): Disposable & { uri(path: string): vscode.Uri } {
  const { event } = new vscode.EventEmitter<vscode.FileChangeEvent[]>();
  const refuse = () => {
    throw vscode.FileSystemError.NoPermissions();
  };
  const textAt = ({ path }: vscode.Uri): Uint8Array => {
    const text = texts[path];
    if (text === undefined) throw vscode.FileSystemError.FileNotFound(path);
    return new TextEncoder().encode(text);
  };
  const provider: vscode.FileSystemProvider = {
    onDidChangeFile: event,
    watch: () => ({ dispose: () => undefined }),
    stat: (uri) => ({ type: vscode.FileType.File, ctime: 0, mtime: 0, size: textAt(uri).length }),
    readFile: textAt,
    readDirectory: () => [],
    createDirectory: refuse,
    writeFile: refuse,
    delete: refuse,
    rename: refuse,
  };
  const registered = vscode.workspace.registerFileSystemProvider(scheme, provider, { isReadonly: true });
  return {
    uri: (path) => vscode.Uri.from({ scheme, authority: 'github', path }),
    [Symbol.dispose]: () => registered.dispose(),
  };
}
