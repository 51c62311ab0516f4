import type { ChildProcess } from 'node:child_process';
import { spawn } from 'node:child_process';
import * as vscode from 'vscode';

interface Run {
  readonly command: string;
  readonly cwd: string | undefined;
  /** Beside what VS Code itself runs with; absent when the person said no, and then nothing runs. */
  readonly env: Readonly<Record<string, string>> | undefined;
}

/** A terminal that shows what one command prints, and ends with it. */
export function commandTerminal({ command, cwd, env }: Run): vscode.Pseudoterminal {
  const written = new vscode.EventEmitter<string>();
  const closed = new vscode.EventEmitter<number>();
  let child: ChildProcess | undefined;
  const write = (text: string) => written.fire(text.replace(/\r?\n/g, '\r\n'));
  return {
    onDidWrite: written.event,
    onDidClose: closed.event,
    open() {
      if (env === undefined) return closed.fire(1);
      child = spawn(command, { shell: true, cwd, env: { ...process.env, ...env } });
      child.stdout?.setEncoding('utf8').on('data', write);
      child.stderr?.setEncoding('utf8').on('data', write);
      child.once('error', () => closed.fire(1)).once('close', (code) => closed.fire(code ?? 1));
    },
    handleInput(typed) {
      if (typed === '\x03') child?.kill('SIGINT');
      else child?.stdin?.write(typed.replaceAll('\r', '\n'));
    },
    close: () => void child?.kill(),
  };
}
