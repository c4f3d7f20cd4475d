import fc from "fast-check";
import { expect, test } from "vitest";
import { packFiles, type SharedFiles, unpackFiles } from "../../../language-server/playground/share.ts";

const files = fc.uniqueArray(fc.tuple(fc.string({ unit: "binary", maxLength: 8 }), fc.string({ unit: "binary", maxLength: 60 })), { minLength: 1, maxLength: 5, selector: ([path]) => path });

test("what is packed comes back, whatever the texts are", async () => {
  await fc.assert(fc.asyncProperty(files, async (all) => {
    const packed = await packFiles(all);
    expect(packed).toMatch(/^1\.[\w-]+$/);
    expect(await unpackFiles(packed)).toEqual(all);
  }), { numRuns: 60 });
});

test("half a surrogate pair is no text that a link can hold; the rest of the file is kept", async () => {
  expect(await unpackFiles(await packFiles([["a", "甲\ud800乙"]]))).toEqual([["a", "甲\ud800乙"]]);
});

test("a province packs to a fraction of its size", async () => {
  const text = "| 三级 | 85% | 90% | 95% |\n".repeat(400);
  expect((await packFiles([["a", text]])).length).toBeLessThan(text.length / 20);
});

const whole: SharedFiles = [["basic.tongchou", "policy linhai.basic effective from 2025-01-01\n"], ["b.tongchou", ""]];

test("a link that lost, gained or changed something is told from a whole one", async () => {
  const packed = await packFiles(whole);
  expect(await unpackFiles(packed)).toEqual(whole);
  const damaged = ["", "1", "1.", "2" + packed.slice(1), packed.slice(0, -4), packed.slice(0, 12), `1.${packed.slice(12)}`, "1.!!!", "0".repeat(40), packed.replace(".", "")];
  for (const link of damaged) expect(await unpackFiles(link), link).toBeUndefined();
});

test("what unfolds to something else, or to far too much, is no link", async () => {
  for (const other of [[], {}, ["a"], [["a"]], [["a", 1]], [["a", ""], ["a", ""]]]) expect(await unpackFiles(await packFiles(other as unknown as SharedFiles))).toBeUndefined();
  expect(await unpackFiles(await packFiles([["a", "x".repeat(7_000_000)]]))).toBeDefined();
  expect(await unpackFiles(await packFiles([["a", "x".repeat(8_000_001)]]))).toBeUndefined();
});
