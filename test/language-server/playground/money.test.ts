import fc from "fast-check";
import { expect, test } from "vitest";
import { fenOf, yuanOf } from "../../../language-server/playground/money.ts";

test("amounts as people write them", () => {
  expect(["20000", "20,000", " 20 000.5 ", "0", "１，２３４．５６", "3元", "0.07"].map(fenOf)).toEqual([2_000_000, 2_000_000, 2_000_050, 0, 123_456, 300, 7]);
});

test("what is no amount of fen is none", () => {
  expect(["", "-1", "1.234", "abc", "1e3", "12.", ".5", "1.2.3", "9".repeat(13)].map(fenOf)).toEqual(Array.from({ length: 9 }, () => undefined));
});

test("what is written reads back", () => {
  fc.assert(fc.property(fc.integer({ min: 0, max: 10 ** 12 }), (fen) => { expect(fenOf(yuanOf(fen))).toBe(fen); }));
  expect([0, 5, 150, 123_456_700, -250].map(yuanOf)).toEqual(["0", "0.05", "1.50", "1,234,567", "−2.50"]);
});
