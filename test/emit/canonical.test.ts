import fc from "fast-check";
import { expect, test } from "vitest";
import { canonicalJson, sortedBy } from "../../compiler/emit/canonical.ts";
import { parseStrictJson } from "../../compiler/emit/strict-json.ts";

const text = fc.string({ unit: "binary" });
const { value: json } = fc.letrec<{ value: unknown }>((tie) => ({
  value: fc.oneof({ depthSize: "small" }, fc.maxSafeInteger(), text, fc.boolean(), fc.constant(null), fc.array(tie("value")),
    fc.dictionary(text.filter((key) => key !== "__proto__"), tie("value"))),
}));

test("what is written reads back the same, and is written the same again", () => {
  fc.assert(fc.property(json, (value) => {
    const written = canonicalJson(value);
    const read = parseStrictJson(written);
    expect(read).toEqual({ value: JSON.parse(written) });
    expect(canonicalJson("value" in read ? read.value : undefined)).toBe(written);
  }));
});

test("keys stand in the order of UTF-16 units, not of code points", () => {
  // RFC 8785, section 3.2.3: U+1F600 is written with units below U+FB33.
  expect(canonicalJson({ "\ufb33": 1, "\u{1f600}": 2, "€": 3, "1": 4, "\r": 5, ö: 6, "": 7 })).toBe('{"":7,"\\r":5,"1":4,"ö":6,"€":3,"\u{1f600}":2,"\ufb33":1}');
  fc.assert(fc.property(fc.uniqueArray(text), (keys) => {
    const written = canonicalJson(Object.fromEntries(keys.filter((key) => key !== "__proto__").map((key) => [key, 0])));
    const found = [...written.matchAll(/"((?:[^"\\]|\\.)*)":0/g)].map(([, key]) => JSON.parse(`"${key}"`) as string);
    for (const [i, key] of found.slice(1).entries()) expect(found[i]! < key).toBe(true);
  }));
});

test("a field that is undefined is left out; null stays", () => {
  expect(canonicalJson({ b: undefined, a: null, c: [-0] })).toBe('{"a":null,"c":[0]}');
});

test.each([["a fraction", 0.5], ["a number too large to be exact", 2 ** 53], ["half a character", "\ud800"], ["a function", () => 1]])("%s is refused", (_name, value) => {
  expect(() => canonicalJson(value)).toThrow();
  expect(() => canonicalJson({ "\ud800": 1 })).toThrow();
});

test("lists are sorted by their keys, numbers as numbers", () => {
  expect(sortedBy([["b", 1], ["a", 10], ["a", 9]] as const, (key) => key)).toEqual([["a", 9], ["a", 10], ["b", 1]]);
  expect(sortedBy([["a", 1], ["a"]], (key) => key)).toEqual([["a"], ["a", 1]]);
});
