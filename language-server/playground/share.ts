/** All files in the part of a link behind `#`, which no browser sends anywhere: JSON, deflated, in the letters of RFC 4648 §5. */

/** Texts by path, in the order of their tabs. */
export type SharedFiles = readonly (readonly [path: string, text: string])[];

const VERSION = "1";
/** A link that unfolds to more than this is none of ours. */
const MOST_BYTES = 8_000_000;

export async function packFiles(files: SharedFiles): Promise<string> {
  const bytes = new TextEncoder().encode(JSON.stringify(files));
  return `${VERSION}.${toLetters(await through(bytes, new CompressionStream("deflate-raw")))}`;
}

/** `undefined` where the link is damaged. */
export async function unpackFiles(packed: string): Promise<SharedFiles | undefined> {
  const [version, letters] = packed.split(".");
  if (version !== VERSION || letters === undefined) return undefined;
  try {
    const bytes = await through(fromLetters(letters), new DecompressionStream("deflate-raw"));
    const files: unknown = JSON.parse(new TextDecoder("utf-8", { fatal: true }).decode(bytes));
    return isFiles(files) ? files : undefined;
  } catch {
    return undefined;
  }
}

function isFiles(value: unknown): value is SharedFiles {
  const isFile = (file: unknown): boolean => Array.isArray(file) && file.length === 2 && file.every((part) => typeof part === "string");
  return Array.isArray(value) && value.length > 0 && value.every(isFile) && new Set(value.map(([path]: readonly [string]) => path)).size === value.length;
}

interface Squeezer {
  readonly readable: ReadableStream<Uint8Array>;
  readonly writable: WritableStream<Uint8Array<ArrayBuffer>>;
}

async function through(bytes: Uint8Array<ArrayBuffer>, { readable, writable }: Squeezer): Promise<Uint8Array<ArrayBuffer>> {
  const writer = writable.getWriter();
  const written = Promise.all([writer.write(bytes), writer.close()]);
  // What is wrong with the input is told by the other end too.
  written.catch(() => undefined);
  const chunks: Uint8Array[] = [];
  const reader = readable.getReader();
  for (let size = 0, next = await reader.read(); !next.done; next = await reader.read()) {
    chunks.push(next.value);
    size += next.value.length;
    if (size > MOST_BYTES) throw new RangeError("too much to unfold");
  }
  await written;
  return joined(chunks);
}

function joined(chunks: readonly Uint8Array[]): Uint8Array<ArrayBuffer> {
  const whole = new Uint8Array(chunks.reduce((sum, { length }) => sum + length, 0));
  chunks.reduce((at, chunk) => {
    whole.set(chunk, at);
    return at + chunk.length;
  }, 0);
  return whole;
}

function toLetters(bytes: Uint8Array): string {
  const letters = Array.from(bytes, (byte) => String.fromCharCode(byte)).join("");
  return btoa(letters).replace(/\+/g, "-").replace(/\//g, "_").replace(/=+$/, "");
}

function fromLetters(letters: string): Uint8Array<ArrayBuffer> {
  const plain = atob(letters.replace(/-/g, "+").replace(/_/g, "/"));
  return Uint8Array.from(plain, (letter) => letter.charCodeAt(0));
}
