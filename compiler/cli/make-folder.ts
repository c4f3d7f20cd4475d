import { lstatSync, mkdirSync, statSync } from "node:fs";
import { dirname } from "node:path";
import { isNotFound } from "./reasons.ts";

/**
 * Makes a folder and those above it that are missing, one by one. Node's own recursion never ends where the system says of a
 * folder that it is not there and of the one above that it is, as below /proc.
 */
export function makeFolder(path: string): void {
  if (isFolder(path)) return;
  if (dirname(path) !== path) makeFolder(dirname(path));
  try {
    mkdirSync(path);
  } catch (error) {
    // Another program may have made it meanwhile.
    if (!isFolder(path)) throw isNotFound(error) ? withCode("NO_FOLDER_HERE") : leadsNowhere(path) ? withCode("LINK_NOWHERE") : error;
  }
}

function isFolder(path: string): boolean {
  return statSync(path, { throwIfNoEntry: false })?.isDirectory() === true;
}

function leadsNowhere(path: string): boolean {
  return lstatSync(path, { throwIfNoEntry: false })?.isSymbolicLink() === true && statSync(path, { throwIfNoEntry: false }) === undefined;
}

function withCode(code: string): Error {
  return Object.assign(new Error(code), { code });
}
