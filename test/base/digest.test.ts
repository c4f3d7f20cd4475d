import { createHash } from "node:crypto";
import fc from "fast-check";
import { expect, test } from "vitest";
import { sha256Of } from "../../compiler/base/digest.ts";

test("the published example of FIPS 180-4", () => {
  expect(sha256Of("abc")).toBe("ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
});

test("text and bytes agree with the platform's own", () => {
  fc.assert(
    fc.property(fc.string({ unit: "grapheme", maxLength: 300 }), (text) => {
      const bytes = new TextEncoder().encode(text);
      const expected = createHash("sha256").update(bytes).digest("hex");
      expect([sha256Of(text), sha256Of(bytes)]).toEqual([expected, expected]);
    }),
  );
});
