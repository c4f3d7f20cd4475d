import { basename, dirname, join } from "node:path";
import type { Files } from "./host.ts";

let made = 0;

/** The name says whose it is: one that a killed program left behind can be told from anything else. */
export function isTemporary(name: string): boolean {
  return /^\.tongchou-.+\.tmp$/.test(name);
}

function temporaryBeside(path: string): string {
  made += 1;
  return join(dirname(path), `.tongchou-${process.pid}-${made}-${basename(path).slice(0, 60)}.tmp`);
}

/** Puts a whole file in the place of another, or leaves everything as it was and throws: no reader ever sees half of it. */
export function replaceFile(path: string, text: string, files: Files): void {
  replace(path, (temporary) => files.writeNew(temporary, text, path), files);
}

/** The same for what is no text. */
export function replaceBytes(path: string, bytes: Uint8Array, files: Files): void {
  replace(path, (temporary) => files.writeNewBytes(temporary, bytes, path), files);
}

function replace(path: string, write: (temporary: string) => void, files: Files): void {
  const temporary = temporaryBeside(path);
  try {
    write(temporary);
    files.rename(temporary, path);
  } catch (error) {
    files.remove(temporary);
    throw error;
  }
  files.settleFolder(dirname(path));
}
