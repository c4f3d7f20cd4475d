import fc from "fast-check";
import { expect, test } from "vitest";
import { jsonPlaces } from "../../compiler/findings/json-places.ts";

/** The value that a JSON pointer leads to (RFC 6901). */
function valueAt(value: unknown, pointer: string): unknown {
  const steps = pointer.split("/").slice(1).map((step) => step.replace(/~1/g, "/").replace(/~0/g, "~"));
  return steps.reduce<unknown>((at, step) => (at as Record<string, unknown>)[step], value);
}

function countOf(value: unknown): number {
  return typeof value === "object" && value !== null ? 1 + Object.values(value).reduce<number>((sum, one) => sum + countOf(one), 0) : 1;
}

test("every value stands where it is said to, and none is left out", () => {
  const keys = fc.string({ unit: fc.constantFrom("a", "/", "~", '"', "\\", "住", "1", "{", ",") }).filter((key) => key !== "__proto__");
  const { json } = fc.letrec((tie) => ({
    json: fc.oneof({ depthSize: "small" }, fc.integer(), fc.boolean(), fc.constant(null), fc.string(), fc.array(tie("json"), { maxLength: 4 }), fc.dictionary(keys, tie("json"), { maxKeys: 4 })),
  }));
  fc.assert(fc.property(json, fc.constantFrom(undefined, 1, "\t"), (value, indent) => {
    const text = ` ${JSON.stringify(value, undefined, indent)}\n`;
    const places = jsonPlaces(text);
    expect(places.size).toBe(countOf(JSON.parse(text)));
    for (const [pointer, { key, value: span }] of places) {
      expect(JSON.parse(text.slice(span.start, span.end))).toEqual(valueAt(JSON.parse(text), pointer));
      if (key !== undefined) expect(pointer.endsWith(`/${(JSON.parse(text.slice(key.start, key.end)) as string).replace(/~/g, "~0").replace(/\//g, "~1")}`)).toBe(true);
    }
  }));
});
