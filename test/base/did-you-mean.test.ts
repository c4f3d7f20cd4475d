import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { didYouMean, distance } from "../../compiler/base/did-you-mean.ts";

const names = ["primary", "secondary", "tertiary", "在职", "退休", "起付线", "支付比例", "职工基本医疗保险", "inpatient", "outpatient"];

describe("the name that was meant", () => {
  test.each([
    ["primry", "primary"], ["PRIMARY", "primary"], ["tertairy", "tertiary"], ["prim", "primary"], ["patient", "inpatient"],
    ["再职", "在职"], ["职在", "在职"], ["起付钱", "起付线"], ["支付比列", "支付比例"], ["比例", "支付比例"], ["起付线标准", "起付线"],
    ["职工基夲医疗保俭", "职工基本医疗保险"],
  ])("%s → %s", (word, meant) => {
    expect(didYouMean(word, names)).toBe(meant);
  });

  test.each(["儿童", "起付额度", "pry", "x", "职", "hospital", "primary", ""])("nothing is like %s", (word) => {
    expect(didYouMean(word, names)).toBeUndefined();
  });

  test("a slip is nearer than a prefix, and a prefix than another part", () => {
    expect(didYouMean("rati", ["ratio_of_base", "ratios"])).toBe("ratios");
    expect(didYouMean("rate", ["rated_by_level", "rats"])).toBe("rats");
    expect(didYouMean("cap_of", ["the_cap_of", "cap_of_payment"])).toBe("cap_of_payment");
  });

  test("the order of the candidates does not matter", () => {
    fc.assert(
      fc.property(fc.string({ unit: fc.constantFrom("a", "b", "医"), maxLength: 6 }), fc.shuffledSubarray(["ab", "ba", "aab", "医ab", "bbbb", "aabb"], { minLength: 6 }), (word, order) => {
        expect(didYouMean(word, order)).toBe(didYouMean(word, [...order].reverse()));
      }),
    );
  });
});

/** Slow and obvious: the definition, from the ends of both words. */
function slowDistance(a: readonly string[], b: readonly string[]): number {
  if (a.length === 0 || b.length === 0) return a.length + b.length;
  const [a1, b1] = [a.slice(0, -1), b.slice(0, -1)];
  const ways = [slowDistance(a1, b) + 1, slowDistance(a, b1) + 1, slowDistance(a1, b1) + (a.at(-1) === b.at(-1) ? 0 : 1)];
  if (a.length > 1 && b.length > 1 && a.at(-1) === b.at(-2) && a.at(-2) === b.at(-1)) ways.push(slowDistance(a.slice(0, -2), b.slice(0, -2)) + 1);
  return Math.min(...ways);
}

test("the distance is the one of the definition", () => {
  const words = fc.array(fc.constantFrom("a", "b", "𠮷"), { maxLength: 5 });
  fc.assert(fc.property(words, words, (a, b) => distance(a, b) === slowDistance(a, b)));
});
