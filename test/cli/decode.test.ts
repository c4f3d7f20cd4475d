import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { decodeExactly, decodeStrictly } from "../../compiler/cli/decode.ts";

const bytes = (...parts: readonly (string | number)[]): Uint8Array =>
  Uint8Array.from(parts.flatMap((part) => (typeof part === "number" ? [part] : [...new TextEncoder().encode(part)])));

describe("strict UTF-8", () => {
  test("text comes back, without its byte-order mark", () => {
    expect(decodeStrictly(bytes("起付线"))).toEqual({ text: "起付线", fault: undefined });
    expect(decodeStrictly(bytes("\ufeff起付线"))).toEqual({ text: "起付线", fault: undefined });
    expect(decodeStrictly(bytes())).toEqual({ text: "", fault: undefined });
  });

  test.each([
    ["GB 18030", bytes("a\n// ", 0xc6, 0xf0, "\nb"), 5, 0xc6],
    ["a lone continuation", bytes("医", 0x80), 1, 0x80],
    ["a character cut by the end", bytes("ab", 0xe8, 0xb5), 2, 0xe8],
    ["after a byte-order mark", bytes("\ufeffab", 0xff), 2, 0xff],
    ["UTF-16", bytes(0xff, 0xfe, 0x41, 0x00), 0, 0xff],
    ["an overlong slash", bytes("x", 0xc0, 0xaf), 1, 0xc0],
    ["half of a surrogate pair", bytes(0xed, 0xa0, 0x80), 0, 0xed],
  ])("%s: the first bad byte is found", (_name, input, offset, byte) => {
    const { text, fault } = decodeStrictly(input);
    expect(fault).toEqual({ offset, byte });
    expect(text[offset]).toBe("\ufffd");
  });

  test("whatever is put between two texts, the first stays whole", () => {
    fc.assert(
      fc.property(fc.string({ unit: "grapheme" }), fc.constantFrom(0xff, 0x80, 0xc0, 0xf8), (before, byte) => {
        const start = before.replace(/^\ufeff/, "");
        expect(decodeStrictly(bytes(start, byte, "x")).fault).toEqual({ offset: start.length, byte });
      }),
    );
  });
});

test("where bytes matter, a mark is kept and a fault is no text", () => {
  expect(decodeExactly(bytes("\ufeffa"))).toBe("\ufeffa");
  expect(decodeExactly(bytes("a", 0xff))).toBeUndefined();
});
