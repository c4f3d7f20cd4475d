/** A zip archive (PKWARE APPNOTE 6.3.3, no extensions): the same files give the same bytes. */
import { crc32, deflateRawSync } from "node:zlib";

/** 1980-01-01, the first day that the format knows. */
const DOS_DAY = 0x21;
const UTF8_NAMES = 0x800;
const DEFLATED = 8;
const VERSION = 20;

export function zip(files: ReadonlyMap<string, Buffer>): Buffer {
  const parts: Buffer[] = [];
  const entries: Buffer[] = [];
  let offset = 0;
  for (const [path, data] of [...files].sort(([a], [b]) => (a < b ? -1 : 1))) {
    const name = Buffer.from(path, "utf8");
    const packed = deflateRawSync(data, { level: 9 });
    const facts = describe(name, data, packed);
    const local = Buffer.concat([words(["u32", 0x04034b50]), facts, name, packed]);
    entries.push(Buffer.concat([words(["u32", 0x02014b50], ["u16", VERSION]), facts, words(["u16", 0], ["u16", 0], ["u16", 0], ["u32", 0], ["u32", offset]), name]));
    parts.push(local);
    offset += local.length;
  }
  const directory = Buffer.concat(entries);
  const end = words(["u32", 0x06054b50], ["u16", 0], ["u16", 0], ["u16", entries.length], ["u16", entries.length], ["u32", directory.length], ["u32", offset], ["u16", 0]);
  return Buffer.concat([...parts, directory, end]);
}

/** What a file's own head and the directory say alike. */
function describe(name: Buffer, data: Buffer, packed: Buffer): Buffer {
  return words(
    ["u16", VERSION], ["u16", UTF8_NAMES], ["u16", DEFLATED], ["u16", 0], ["u16", DOS_DAY], ["u32", crc32(data)], ["u32", packed.length], ["u32", data.length], ["u16", name.length], ["u16", 0],
  );
}

function words(...values: readonly (readonly ["u16" | "u32", number])[]): Buffer {
  return Buffer.concat(values.map(([width, value]) => {
    const bytes = Buffer.alloc(width === "u16" ? 2 : 4);
    if (width === "u16") bytes.writeUInt16LE(value);
    else bytes.writeUInt32LE(value);
    return bytes;
  }));
}
