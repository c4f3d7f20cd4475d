import { createReadStream } from "node:fs";

/** Stands for the standard input. */
export const STDIN = "-";

/** The bytes of a file or of the standard input as text, piece by piece; throws what the system says, or a TypeError where it is not UTF-8. */
export async function* readPieces(path: string): AsyncGenerator<string> {
  const decoder = new TextDecoder("utf-8", { fatal: true });
  const stream: AsyncIterable<Uint8Array> = path === STDIN ? process.stdin : createReadStream(path);
  for await (const bytes of stream) yield decoder.decode(bytes, { stream: true });
  yield decoder.decode();
}
