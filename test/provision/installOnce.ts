import { mkdirSync, mkdtempSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { sweepAbandoned } from './abandoned.ts';

const marker = 'complete.json';
const partial = '.partial-';

interface Installation {
  readonly folder: string;
  /** What the installation depends on: another version or another Node means doing it again. */
  readonly madeFrom: Readonly<Record<string, string>>;
  readonly install: (folder: string) => Promise<void>;
}

/**
 * The folder appears whole or not at all: everything happens in a sibling that is renamed at the end. Two runs at once
 * both install and the first to rename wins, which costs time and never correctness; a lock would have to survive crashes.
 */
export async function installOnce({ folder, madeFrom, install }: Installation): Promise<void> {
  const stamp = JSON.stringify(madeFrom);
  if (isComplete(folder, stamp)) return;
  mkdirSync(dirname(folder), { recursive: true });
  sweepAbandoned(dirname(folder), `${basename(folder)}${partial}`);
  const workshop = mkdtempSync(`${folder}${partial}${process.pid}-`);
  try {
    await install(workshop);
    writeFileSync(join(workshop, marker), stamp);
    publish(workshop, folder, stamp);
  } finally {
    rmSync(workshop, { recursive: true, force: true });
  }
}

function isComplete(folder: string, stamp: string): boolean {
  try {
    return readFileSync(join(folder, marker), 'utf8') === stamp;
  } catch {
    return false;
  }
}

function publish(workshop: string, folder: string, stamp: string): void {
  if (isComplete(folder, stamp)) return;
  retire(folder);
  try {
    renameSync(workshop, folder);
  } catch (error) {
    if (!isComplete(folder, stamp)) throw error;
  }
}

/** A broken or outdated installation steps aside in one move, so that nobody ever sees it half deleted. */
function retire(folder: string): void {
  const aside = mkdtempSync(`${folder}${partial}${process.pid}-`);
  try {
    renameSync(folder, join(aside, 'old'));
  } catch {
    // It was never there.
  }
  rmSync(aside, { recursive: true, force: true });
}
