import { readFileSync, renameSync, rmSync, writeFileSync } from "node:fs";
import { crc32 } from "node:zlib";

/** Two check sums before the code: of the text it was made of, and its own. As many bytes as V8 wants its code to be aligned to. */
const HEAD = 8;

/**
 * What V8 made of a text at an earlier start. V8 compares no more of the text than its length, and runs damaged code until it falls over, so both are looked at here.
 * @returns nothing where there is none for this text.
 */
export function readCode(path: string, text: Uint8Array): Buffer | undefined {
  const kept = contentOf(path);
  if (kept === undefined || kept.length <= HEAD) return undefined;
  const code = kept.subarray(HEAD);
  return kept.readUInt32LE(0) === crc32(text) && kept.readUInt32LE(4) === crc32(code) ? code : undefined;
}

function contentOf(path: string): Buffer | undefined {
  try {
    return readFileSync(path);
  } catch {
    return undefined; // the next start is slower, and nothing else
  }
}

/** Whole or not at all, for other calls may read it now; where nothing may be written, nothing is kept. */
export function keepCode(path: string, text: Uint8Array, code: Uint8Array): void {
  const head = Buffer.alloc(HEAD);
  head.writeUInt32LE(crc32(text), 0);
  head.writeUInt32LE(crc32(code), 4);
  const part = `${path}.${process.pid}-${process.hrtime.bigint()}`;
  try {
    writeFileSync(part, Buffer.concat([head, code]));
    renameSync(part, path);
  } catch {
    rmSync(part, { force: true });
  }
}
