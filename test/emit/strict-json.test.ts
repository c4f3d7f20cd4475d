import fc from "fast-check";
import { expect, test } from "vitest";
import { parseStrictJson } from "../../compiler/emit/strict-json.ts";

const nested = (depth: number): string => "[".repeat(depth) + "]".repeat(depth);

test.each([
  ["a key twice", '{"a":1,"a":1}', '{"a":1,"b":1}', "twice"],
  ["a key twice in two spellings", '{"a":1,"\\u0061":1}', '{"a":1,"\\u0062":1}', "twice"],
  ["the prototype", '{"__proto__":{}}', '{"__proto":{}}', "__proto__"],
  ["a fraction", "[1.5]", "[15]", "whole number"],
  ["a whole number written as a fraction", "[1.0]", "[10]", "whole number"],
  ["an exponent", "[1e2]", "[12]", "whole number"],
  ["a number that overflows", "[1e999]", "[1]", "whole number"],
  ["a number that is not exact", "[9007199254740992]", "[9007199254740991]", "whole number"],
  ["negative zero", "[-0]", "[-1]", "whole number"],
  ["half a character", '"\\ud83d"', '"\\ud83d\\ude00"', "half a character"],
  ["too deep a nest", nested(5000), nested(40), "deep"],
  ["something behind the end", "{} {}", "{} \n", "end"],
  ["a comma too many", "[1,]", "[1]", "not JSON"],
  ["a name without quotes", "{a:1}", '{"a":1}', "not JSON"],
  ["a leading zero", "[01]", "[0]", "not JSON"],
  ["a text without end", '"a\\"', '"a\\""', "not JSON"],
  ["a wrong escape", '"\\q"', '"\\n"', "not JSON"],
  ["a bare tab in a text", '"\t"', '"\\t"', "not JSON"],
  ["nothing", " ", "0", "not JSON"],
])("%s is refused", (_name, wrong, right, reason) => {
  const refused = parseStrictJson(wrong);
  expect("fault" in refused ? refused.fault.reason.en : "read").toContain(reason);
  expect(parseStrictJson(right)).toEqual({ value: JSON.parse(right) });
});

test("a fault says its line", () => {
  expect(parseStrictJson('{\n"a": 1,\n"a": 2}')).toMatchObject({ fault: { line: 3 } });
});

test("a long text with many escapes exhausts nothing", () => {
  const long = JSON.stringify('"\\\n'.repeat(500_000));
  expect(parseStrictJson(long)).toEqual({ value: JSON.parse(long) });
});

test("any text is read or refused, and what is read JSON.parse reads the same", () => {
  const token = fc.constantFrom("{", "}", "[", "]", ":", ",", '"a"', '"b"', "1", "-", "null", "tru", " ", "\\", '"', "e", ".");
  fc.assert(fc.property(fc.oneof(fc.string(), fc.array(token).map((tokens) => tokens.join("")), fc.json()), (source) => {
    const result = parseStrictJson(source);
    if ("value" in result) expect(result.value).toEqual(JSON.parse(source));
  }));
});
