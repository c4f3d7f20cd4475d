/** The extension's icon: a table of four cells on blue, one of them filled, as the compiler fills in a cell. */
import { crc32, deflateSync } from "node:zlib";

export const ICON_SIZE = 256;
/** Drawn finer and averaged, so that round corners are smooth. */
const FINER = 4;

type Colour = readonly [red: number, green: number, blue: number, alpha: number];
const CLEAR: Colour = [0, 0, 0, 0];
const BLUE: Colour = [22, 93, 178, 255];
const WHITE: Colour = [255, 255, 255, 255];
const GOLD: Colour = [250, 190, 60, 255];

/** `x` and `y` from 0 to 1. */
function colourAt(x: number, y: number): Colour {
  if (!isInRounded(x, y, { from: 0, to: 1, radius: 0.2 })) return CLEAR;
  if (!isInRounded(x, y, { from: 0.2, to: 0.8, radius: 0.05 })) return BLUE;
  const isLine = (at: number): boolean => at < 0.235 || at > 0.765 || Math.abs(at - 0.5) < 0.0175 || Math.abs(at - 0.36) < 0.0175;
  if (isLine(x) && Math.abs(x - 0.36) >= 0.0175) return WHITE;
  if (isLine(y) && Math.abs(y - 0.5) >= 0.0175) return WHITE;
  if (y < 0.36) return WHITE;
  return x > 0.5 && y > 0.36 ? GOLD : BLUE;
}

function isInRounded(x: number, y: number, { from, to, radius }: { readonly from: number; readonly to: number; readonly radius: number }): boolean {
  const beyond = (at: number): number => Math.max(from + radius - at, at - (to - radius), 0);
  return Math.hypot(beyond(x), beyond(y)) <= radius;
}

function pixel(column: number, row: number): Colour {
  const sum = [0, 0, 0, 0];
  for (let sample = 0; sample < FINER * FINER; sample += 1) {
    const x = (column + ((sample % FINER) + 0.5) / FINER) / ICON_SIZE;
    const y = (row + (Math.floor(sample / FINER) + 0.5) / FINER) / ICON_SIZE;
    const [red, green, blue, alpha] = colourAt(x, y);
    for (const [index, part] of [red * alpha, green * alpha, blue * alpha, alpha].entries()) sum[index] = (sum[index] ?? 0) + part;
  }
  const [red = 0, green = 0, blue = 0, alpha = 0] = sum;
  const plain = (part: number): number => (alpha === 0 ? 0 : Math.round(part / alpha));
  return [plain(red), plain(green), plain(blue), Math.round(alpha / (FINER * FINER))];
}

/** PNG, 8 bits a channel with transparency (ISO/IEC 15948). */
export function iconPng(): Buffer {
  const rows = Buffer.alloc(ICON_SIZE * (1 + ICON_SIZE * 4));
  for (let row = 0; row < ICON_SIZE; row += 1) {
    for (let column = 0; column < ICON_SIZE; column += 1) rows.set(pixel(column, row), row * (1 + ICON_SIZE * 4) + 1 + column * 4);
  }
  const head = Buffer.alloc(13);
  head.writeUInt32BE(ICON_SIZE, 0);
  head.writeUInt32BE(ICON_SIZE, 4);
  head.set([8, 6, 0, 0, 0], 8);
  return Buffer.concat([Buffer.from([137, 80, 78, 71, 13, 10, 26, 10]), chunk("IHDR", head), chunk("IDAT", deflateSync(rows, { level: 9 })), chunk("IEND", Buffer.alloc(0))]);
}

function chunk(name: string, data: Buffer): Buffer {
  const body = Buffer.concat([Buffer.from(name, "latin1"), data]);
  const frame = Buffer.alloc(8 + body.length);
  frame.writeUInt32BE(data.length, 0);
  frame.set(body, 4);
  frame.writeUInt32BE(crc32(body), 4 + body.length);
  return frame;
}
