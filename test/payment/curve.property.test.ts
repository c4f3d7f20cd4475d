import fc from "fast-check";
import { expect, test } from "vitest";
import { add, compare, multiply, negate, rational, type Rational, subtract, ZERO } from "../../compiler/base/rational.ts";
import { choose, max, min, minus, opposite, plus, positivePart, scale } from "../../compiler/payment/combine.ts";
import { compose, inverse, largestWithin } from "../../compiler/payment/compose.ts";
import { bands, bandsOfHeight, type Curve, curveOf, evaluate, isSameCurve, limitBelow, steps } from "../../compiler/payment/curve.ts";
import { compareCurves, extremesOf, firstFall } from "../../compiler/payment/extremes.ts";
import { highestWhole, lowestWhole } from "../../compiler/payment/whole-witness.ts";
import { amount, anyCurve, anyRational, risingCurve, samples, valueAt } from "./random-curve.ts";

const runs = { numRuns: 120 };
const lower = (a: Rational, b: Rational) => (compare(a, b) <= 0 ? a : b);
const higher = (a: Rational, b: Rational) => (compare(a, b) >= 0 ? a : b);

/** The curve says at every sample what the obvious function says. */
function agrees(made: Curve, obvious: (x: Rational) => Rational, places: readonly Rational[]): void {
  for (const x of places) {
    expect(evaluate(made, x), `at ${x.numerator}/${x.denominator}`).toEqual(obvious(x));
    expect(valueAt(made, x)).toEqual(obvious(x));
  }
}

test("sums, differences, multiples", () => {
  fc.assert(fc.property(anyCurve, anyCurve, anyRational, (a, b, factor) => {
    const places = samples([a, b]);
    agrees(plus(a, b), (x) => add(valueAt(a, x), valueAt(b, x)), places);
    agrees(minus(a, b), (x) => subtract(valueAt(a, x), valueAt(b, x)), places);
    agrees(scale(a, factor), (x) => multiply(valueAt(a, x), factor), places);
    agrees(opposite(a), (x) => negate(valueAt(a, x)), places);
  }), runs);
});

test("the lower, the higher, what lies above 0", () => {
  fc.assert(fc.property(anyCurve, anyCurve, (a, b) => {
    const made = [min(a, b), max(a, b)] as const;
    const places = samples([a, b, ...made]);
    agrees(made[0], (x) => lower(valueAt(a, x), valueAt(b, x)), places);
    agrees(made[1], (x) => higher(valueAt(a, x), valueAt(b, x)), places);
    agrees(positivePart(a), (x) => higher(valueAt(a, x), ZERO), samples([a, positivePart(a)]));
  }), runs);
});

test("one of two, as two others compare", () => {
  fc.assert(fc.property(anyCurve, anyCurve, anyCurve, anyCurve, (a, b, then, otherwise) => {
    const made = choose(a, b, then, otherwise);
    for (const x of samples([a, b, then, otherwise, made])) {
      const order = compare(valueAt(a, x), valueAt(b, x));
      if (order !== 0) expect(evaluate(made, x)).toEqual(valueAt(order > 0 ? then : otherwise, x));
    }
  }), runs);
});

test("one curve of another", () => {
  fc.assert(fc.property(anyCurve, risingCurve(true), (outer, inner) => {
    const made = compose(outer, inner);
    agrees(made, (x) => valueAt(outer, valueAt(inner, x)), samples([inner, made]));
  }), runs);
  fc.assert(fc.property(risingCurve(false), anyCurve, (outer, any) => {
    const inner = positivePart(any);
    const made = compose(outer, inner);
    agrees(made, (x) => valueAt(outer, valueAt(inner, x)), samples([inner, made]));
  }), runs);
});

test("the largest amount within a bound", () => {
  fc.assert(fc.property(anyCurve, anyRational, (curve, bound) => {
    const largest = largestWithin(curve, bound);
    const isWithin = (x: Rational) => compare(valueAt(curve, x), bound) <= 0;
    const places = samples([curve], largest === undefined ? [] : [largest]);
    if (largest === undefined) {
      expect(isWithin(add(places.at(-1)!, rational(1_000_000n)))).toBe(true);
      return;
    }
    expect(places.filter((x) => compare(x, largest) > 0 && isWithin(x))).toEqual([]);
    const isFromTheFirst = !places.some((x) => compare(x, largest) < 0 && isWithin(x)) && !isWithin(largest);
    const limit = compare(largest, ZERO) > 0 ? limitBelow(curve, largest) : valueAt(curve, largest);
    expect(isWithin(largest) || compare(limit, bound) <= 0 || (isFromTheFirst && compare(largest, ZERO) === 0)).toBe(true);
  }), runs);
});

test("the way back of a curve that never falls", () => {
  fc.assert(fc.property(risingCurve(true), amount, (curve, height) => {
    const largest = largestWithin(curve, height);
    if (largest !== undefined) expect(evaluate(inverse(curve), height)).toEqual(largest);
  }), runs);
});

test("whole amounts beside the extremes", () => {
  fc.assert(fc.property(anyCurve, (curve) => {
    const { at, value, slopeBeyond } = highestWhole(curve, 10n);
    expect(valueAt(curve, rational(at))).toEqual(value);
    if (slopeBeyond !== undefined) {
      expect([at % 10n, compare(slopeBeyond, ZERO)]).toEqual([0n, 1]);
      return;
    }
    for (let whole = 0n; whole < 60n; whole++) expect(compare(valueAt(curve, rational(whole)), extremesOf(curve).most.value)).toBeLessThanOrEqual(0);
    expect(lowestWhole(opposite(curve), 10n)).toEqual({ at, value: negate(value), slopeBeyond });
  }), runs);
});

test("nothing lies beyond the extremes, and they are there", () => {
  fc.assert(fc.property(anyCurve, anyCurve, amount, (a, b, place) => {
    const { least, most } = compareCurves(a, b);
    const difference = (x: Rational) => subtract(valueAt(a, x), valueAt(b, x));
    for (const [extreme, side] of [[least, -1], [most, 1]] as const) {
      if (extreme.kind === "endless") {
        const [near, far] = [add(extreme.at, rational(1n)), add(extreme.at, rational(2n))];
        expect(subtract(difference(far), difference(near))).toEqual(extreme.slope);
        expect(side * compare(extreme.slope, ZERO)).toBe(1);
        continue;
      }
      for (const x of samples([a, b], [place])) expect(side * compare(difference(x), extreme.value)).toBeLessThanOrEqual(0);
      if (extreme.kind === "reached") expect(difference(extreme.at)).toEqual(extreme.value);
      else expect(limitBelow(minus(a, b), extreme.at)).toEqual(extreme.value);
    }
  }), runs);
});

test("a fall is one, and where there is none nothing falls", () => {
  fc.assert(fc.property(anyCurve, (curve) => {
    const fall = firstFall(curve);
    const places = [...samples([curve])].sort(compare);
    const falling = places.filter((x, index) => index > 0 && compare(valueAt(curve, x), valueAt(curve, places[index - 1]!)) < 0);
    expect(fall !== undefined).toBe(falling.length > 0);
    if (fall !== undefined) expect(compare(fall.after, fall.before)).toBe(-1);
  }), runs);
  fc.assert(fc.property(risingCurve(true), (curve) => { expect(firstFall(curve)).toBeUndefined(); }), runs);
});

test("equal functions are equal lists, however they were cut", () => {
  fc.assert(fc.property(anyCurve, amount, (curve, place) => {
    const cut = curveOf([...curve, { from: place, value: valueAt(curve, place), slope: [...curve].reverse().find(({ from }) => compare(from, place) <= 0)!.slope }].sort((a, b) => compare(a.from, b.from)));
    expect(isSameCurve(cut, curve)).toBe(true);
    expect(minus(plus(curve, cut), cut)).toEqual(curve);
  }), runs);
});

const edges = fc.uniqueArray(fc.bigInt(1n, 40n), { maxLength: 4 }).map((list) => [ZERO, ...list.sort((a, b) => (a < b ? -1 : 1)).map((edge) => rational(edge))]);
const slopes = fc.array(fc.bigInt(0n, 4n), { minLength: 5, maxLength: 5 }).map((list) => list.map((slope) => rational(slope, 4n)));

test("slices each at its slope", () => {
  fc.assert(fc.property(edges, slopes, (starts, list) => {
    const slices = starts.map((from, index) => ({ from, slope: list[index]! }));
    const made = bands(slices);
    const slow = (x: Rational) => slices.reduce((sum, { from, slope }, index) => {
      const end = lower(x, slices[index + 1]?.from ?? x);
      return compare(end, from) <= 0 ? sum : add(sum, multiply(subtract(end, from), slope));
    }, ZERO);
    agrees(made, slow, samples([made], starts));
  }), runs);
});

test("slices whose edges are heights", () => {
  fc.assert(fc.property(edges, slopes, (starts, list) => {
    const slices = starts.map((from, index) => ({ from, slope: list[index]! }));
    const made = bandsOfHeight(slices);
    for (const x of samples([made])) {
      const height = valueAt(made, x);
      const band = slices.findLast(({ from }) => compare(from, height) <= 0)!;
      const step = rational(1n, 1_000_000n);
      expect(subtract(valueAt(made, add(x, step)), height)).toEqual(multiply(step, band.slope));
    }
  }), runs);
});

test("steps stand where they begin", () => {
  const made = steps([{ from: ZERO, value: rational(5n) }, { from: rational(10n), value: rational(3n) }]);
  expect([0n, 9n, 10n, 99n].map((x) => evaluate(made, rational(x)).numerator)).toEqual([5n, 5n, 3n, 3n]);
  expect(limitBelow(made, rational(10n))).toEqual(rational(5n));
  expect(extremesOf(made).least).toEqual({ kind: "reached", at: rational(10n), value: rational(3n) });
  expect(() => curveOf([{ from: rational(1n), value: ZERO, slope: ZERO }])).toThrow(RangeError);
  expect(() => compose(made, opposite([{ from: ZERO, value: ZERO, slope: rational(1n) }]))).toThrow(RangeError);
});
