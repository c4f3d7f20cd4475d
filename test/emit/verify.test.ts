import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { canonicalJson } from "../../compiler/emit/canonical.ts";
import type { SlotTable, Tables } from "../../compiler/emit/format.ts";
import { verifyTables } from "../../compiler/emit/verify.ts";
import { emitAll, filesOf, fundedProvince, smallProvince, withTables, withText } from "./fixture.ts";

const small = emitAll(smallProvince({ impossible: [] }));
const funded = emitAll(fundedProvince());
type Edit = Parameters<typeof withTables>[1];
type File = Parameters<Edit>[0];

const idsOf = (files: ReadonlyMap<string, string>): string[] => verifyTables(files).diagnostics.map(({ id }) => id);
const argsOf = (files: ReadonlyMap<string, string>): unknown[] => verifyTables(files).diagnostics.map(({ args }) => args);

function inpatient(file: File): File["benefits"][number] {
  return file.benefits.find(({ name }) => name === "inpatient")!;
}
type Loose<T> = { -readonly [K in keyof T]: Loose<T[K]> };
function table(file: File, word: "deductible" | "ratio" | "cap"): Loose<SlotTable> {
  return inpatient(file).slots[word]![0]! as Loose<SlotTable>;
}
const loose = (file: File): Loose<Tables> => file as unknown as Loose<Tables>;

test("what the compiler writes is fine, and counted", () => {
  expect(verifyTables(filesOf(small))).toEqual({ diagnostics: [], summary: { files: 1, slots: 6, rows: 16 } });
  expect(verifyTables(filesOf(funded))).toEqual({ diagnostics: [], summary: { files: 2, slots: 2, rows: 3 } });
});

describe("the folder", () => {
  const path = small.files[0]!.path;

  test("without a manifest means nothing", () => {
    const files = filesOf(small);
    files.delete("manifest.json");
    expect(verifyTables(files)).toMatchObject({ diagnostics: [{ id: "manifestMissing" }], summary: { files: 0 } });
  });

  test("with a file that is missing or another one", () => {
    const files = filesOf(small);
    expect(idsOf(new Map(files).set(path, `${files.get(path)!} `))).toEqual(["digestDiffers"]);
    files.delete(path);
    expect(verifyTables(files).diagnostics).toMatchObject([{ id: "fileMissing", args: { path } }]);
  });

  test("with a file that nobody names: a note, not an error", () => {
    expect(verifyTables(filesOf(small).set("linhai/old.json", "{}")).diagnostics).toMatchObject([{ id: "fileNotNamed", severity: "note", location: { file: "linhai/old.json" } }]);
  });

  test.each<[string, (manifest: { files: Record<string, unknown>[]; summary: Record<string, number>; [key: string]: unknown }) => void, string]>([
    ["a digest in the name that is another's", ({ files }) => (files[0]!["path"] = "linhai/employee-0123456789abcdef.json"), "nameWithoutDigest"],
    ["the size", ({ files }) => (files[0]!["bytes"] = 1), "manifestDiffers"],
    ["the province", ({ files }) => (files[0]!["province"] = "beijing"), "manifestDiffers"],
    ["the scheme", ({ files }) => (files[0]!["scheme"] = "resident"), "manifestDiffers"],
    ["the number of rows", ({ files, summary }) => (summary["rows"] = (files[0]!["rows"] = 1) as number), "manifestDiffers"],
    ["the sum of rows", ({ summary }) => (summary["rows"] = 15), "manifestDiffers"],
    ["a file named twice", ({ files, summary }) => {
      files.push(files[0]!);
      Object.assign(summary, { files: 2, rows: 32, slots: 12 });
    }, "nameTwice"],
    ["a path that leads out of the folder", ({ files }) => (files[0]!["path"] = "../employee-0123456789abcdef.json"), "schemaBroken"],
    ["a later format", (manifest) => (manifest["format"] = "2.0.0"), "formatUnknown"],
    ["an unknown field", (manifest) => (manifest["extra"] = 1), "schemaBroken"],
  ])("whose manifest is wrong about %s", (_name, edit, id) => {
    const manifest = JSON.parse(small.manifest.text) as Parameters<typeof edit>[0];
    edit(manifest);
    const files = filesOf(small).set("manifest.json", canonicalJson(manifest));
    const moved = manifest.files[0]!["path"] as string;
    if (moved !== path && moved.startsWith("linhai/")) files.set(moved, files.get(path)!).delete(path);
    expect(idsOf(files)).toContain(id);
  });
});

describe("a file", () => {
  const edits: Readonly<Record<string, readonly [wrong: Edit, id: string, right: Edit]>> = {
    "has a row less": [(file) => void table(file, "ratio").periods[0]!.rows.pop(), "tableIncomplete", (file) => void table(file, "ratio").periods[0]!.rows.reverse()],
    "has a row more": [
      (file) => void table(file, "deductible").periods[0]!.rows.push({ when: { ordinal: [7, 7] }, value: 0, sources: [] }), "tableOverlaps",
      (file) => void (table(file, "deductible").periods[0]!.rows[0]!.value = 0),
    ],
    "has a gap between periods": [(file) => (table(file, "cap").periods[1]!.from = "2026-01-02"), "periodsBroken", (file) => {
      table(file, "cap").periods[0]!.to = "2026-01-01";
      table(file, "cap").periods[1]!.from = "2026-01-02";
    }],
    "has two periods at once": [(file) => (table(file, "cap").periods[0]!.to = null), "periodsBroken", (file) => void table(file, "cap").periods.reverse()],
    "has no period": [(file) => (table(file, "deductible").periods = []), "periodsBroken", (file) => void delete inpatient(file).slots.deductible],
    "has a day that does not exist": [(file) => (table(file, "deductible").periods[0]!.from = "2025-02-29"), "periodsBroken", (file) => (table(file, "deductible").periods[0]!.from = "2024-02-29")],
    "has a benefit that ends before it begins": [(file) => (inpatient(file).to = "2024-12-31"), "periodsBroken", (file) => (inpatient(file).to = "2025-01-01")],
    "has bands with a gap": [(file) => (table(file, "ratio").periods[0]!.rows[0]!.bands![1]!.from = 3_000_001), "valueWrong", (file) => {
      table(file, "ratio").periods[0]!.rows[0]!.bands![0]!.to = 3_000_001;
      table(file, "ratio").periods[0]!.rows[0]!.bands![1]!.from = 3_000_001;
    }],
    "has bands that end": [(file) => (table(file, "ratio").periods[0]!.rows[0]!.bands![1]!.to = 4_000_000), "valueWrong", (file) => (table(file, "ratio").periods[0]!.rows[0]!.bands!.splice(0, 2, { from: 0, to: null, value: 9000 }))],
    "has bands without a scale": [(file) => void delete table(file, "ratio").periods[0]!.scale, "valueWrong", (file) => (table(file, "ratio").periods[0]!.scale = "payment")],
    "has a cap of nothing": [(file) => void delete table(file, "cap").periods[0]!.of, "valueWrong", (file) => {
      delete table(file, "cap").periods[0]!.of;
      table(file, "cap").periods[0]!.rows[0]!.value = "none";
    }],
    "pays more than everything": [(file) => (table(file, "ratio").periods[0]!.rows[0]!.bands![0]!.value = 10_001), "valueWrong", (file) => (table(file, "ratio").periods[0]!.rows[0]!.bands![0]!.value = 10_000)],
    "names an input that is not there": [(file) => (table(file, "ratio").periods[0]!.rows[0]!.when = { colour: ["red"] }), "conditionWrong", (file) => (table(file, "ratio").periods[0]!.rows[0]!.when = { member: ["active"], hospital: ["primary"] })],
    "names a member that is not there": [(file) => (inpatient(file).domain = [{ hospital: ["county"] }]), "conditionWrong", (file) => (inpatient(file).domain = [{ hospital: ["primary"] }])],
    "has a range backwards": [(file) => (inpatient(file).domain = [{ ordinal: [2, 1] }]), "conditionWrong", (file) => (inpatient(file).domain = [{ ordinal: [1, 2] }])],
    "has ranges out of order": [(file) => (inpatient(file).domain = [{ ordinal: [4, 5, 1, 2] }]), "conditionWrong", (file) => (inpatient(file).domain = [{ ordinal: [1, 2, 4, 5] }])],
    "has half a range": [(file) => (inpatient(file).domain = [{ ordinal: [1] }]), "conditionWrong", (file) => (inpatient(file).domain = [{ ordinal: [1, null] }])],
    "has a range below the input": [(file) => (inpatient(file).domain = [{ ordinal: [0, 1] }]), "conditionWrong", (file) => (inpatient(file).domain = [{ ordinal: [null, 1] }])],
    "has a condition of the wrong kind": [(file) => (inpatient(file).domain = [{ ordinal: true }]), "conditionWrong", (file) => (inpatient(file).domain = [{}])],
    "has an identity both held and not": [
      (file) => (inpatient(file).domain = [{ identity: { has: ["poor"], lacks: ["poor"] } }]), "conditionWrong",
      (file) => (inpatient(file).domain = [{ identity: { has: ["poor"], lacks: ["destitute"] } }]),
    ],
    "has a domain its rows do not fill": [(file) => (file.impossible = []) && (table(file, "ratio").domain = [{ hospital: ["primary"] }]) && void table(file, "ratio").periods[0]!.rows.splice(0, 1), "tableIncomplete",
      (file) => (file.impossible = [{ hospital: ["primary"], member: ["active"] }]) && void table(file, "ratio").periods[0]!.rows.splice(0, 1)],
    "pays out of a measure that is not there": [(file) => (inpatient(file).base[0]!.terms = [{ measure: "total" }]), "nameUnknown", (file) => (inpatient(file).base[0]!.terms = [{ measure: "eligible" }])],
    "takes the remainder of a layer that is not there": [(file) => (inpatient(file).base[0]!.terms = [{ remainder: "unpaid", of: "gone" }]), "nameUnknown", (file) => (loose(file).benefits.find(({ name }) => name === "large_sum")!.base[0]!.terms = [{ remainder: "unpaid", of: "inpatient" }])],
    "goes in a circle": [(file) => (inpatient(file).base[0]!.terms = [{ remainder: "unpaid", of: "large_sum" }]), "circle", (file) => (inpatient(file).base[0]!.terms = [{ measure: "eligible" }, { measure: "eligible" }])],
    "draws on a pool that is not there": [(file) => (inpatient(file).pools[0]!.pool = "gone"), "nameUnknown", (file) => (inpatient(file).pools = [])],
    "has a pool inside itself": [(file) => (file.pools[0]!.inside = "employee_year"), "circle", (file) => void delete file.pools[0]!.inside],
    "settles a benefit that is not there": [(file) => (file.settlement[0]!.steps[0]!.benefits = ["gone"]), "nameUnknown", (file) => (file.settlement[0]!.steps[0]!.benefits = ["large_sum"])],
    "leaves the rest to a layer that is not there": [(file) => (file.settlement[0]!.rounding.residual = "gone"), "nameUnknown", (file) => (file.settlement[0]!.rounding.residual = "large_sum")],
    "has two bases at once": [(file) => void inpatient(file).base.push({ ...inpatient(file).base[0]!, from: "2025-01-01" }), "periodsBroken", (file) => {
      inpatient(file).base.push({ ...inpatient(file).base[0]!, from: "2025-01-01" });
      inpatient(file).base[0]!.to = "2024-12-31";
    }],
    "has two orders of settlement at once": [(file) => void file.settlement.push({ ...file.settlement[0]!, from: "2025-01-01" }), "periodsBroken", (file) => {
      file.settlement.push({ ...file.settlement[0]!, from: "2025-01-01" });
      file.settlement[0]!.to = "2024-12-31";
    }],
    "has a benefit twice": [(file) => void loose(file).benefits.push(loose(file).benefits[0]!), "nameTwice", (file) => void loose(file).benefits.push({ ...loose(file).benefits[0]!, name: "again" })],
    "has a member twice": [
      (file) => loose(file).inputs.forEach((input) => "members" in input && input.members.push({ ...input.members[0]! })), "nameTwice",
      (file) => loose(file).inputs.forEach((input) => "members" in input && input.name === "identity" && input.members.push({ name: "x", label: "x" })),
    ],
    "cites a source that is not there": [(file) => (table(file, "deductible").periods[0]!.rows[0]!.sources = [file.sources.length]), "nameUnknown", (file) => (table(file, "deductible").periods[0]!.rows[0]!.sources = [file.sources.length - 1])],
    "counts over a period that is not there": [(file) => (table(file, "deductible").periods[0]!.per = "fortnight"), "nameUnknown", (file) => {
      table(file, "deductible").periods[0]!.per = "fortnight";
      file.periods = [{ name: "fortnight", label: "两周", splits: "admission", days: 14 }];
    }],
    "has a range too long to count": [
      (file) => void loose(file).inputs.push({ name: "big", label: "big", kind: "integer", low: 0, high: 2 ** 40 }), "valueWrong",
      (file) => void loose(file).inputs.push({ name: "big", label: "big", kind: "integer", low: 0, high: 2 ** 31 - 2 }),
    ],
    "maps a benefit that is not there": [(file) => (file.nationalFields.benefits = [{ benefit: "gone", field: "hifp_pay" }]), "nameUnknown", (file) => (file.nationalFields.benefits = [])],
  };

  test.each(Object.entries(edits))("that %s", (_name, [wrong, id, right]) => {
    expect(idsOf(withTables(small, wrong))).toContain(id);
    expect(argsOf(withTables(small, right))).toEqual([]);
  });

  test("whose table is incomplete is shown the case, in both languages", () => {
    const files = withTables(small, (file) => void table(file, "ratio").periods[0]!.rows.splice(1, 1));
    expect(argsOf(files)).toEqual([{ slot: { en: "the ratio of “inpatient”", zh: "“住院”的支付比例" }, case: { en: "primary, retired", zh: "一级、退休" } }]);
  });

  test("whose shares do not add up, or whose county has none", () => {
    const split = (file: File): File["contributions"][number]["splits"][number] => file.contributions[0]!.splits[0]!;
    expect(argsOf(withTables(funded, (file) => (split(file).rows[0]!.shares[0]!.share = 5999)))).toMatchObject([{ reason: { en: "the shares of a row do not add up to 100 %" } }]);
    expect(idsOf(withTables(funded, (file) => (split(file).slot = "employer")))).toEqual(["nameUnknown"]);
    expect(idsOf(withTables(funded, (file) => (split(file).rows[0]!.when = { city: ["yunzhou"] })))).toEqual(["tableIncomplete"]);
    expect(idsOf(withTables(funded, (file) => (split(file).rows[0]!.when = { city: ["yunzhou", "haizhou"] })))).toEqual([]);
  });

  test("of funds that names another city", () => {
    const { path, text } = funded.files.find((file) => file.path.includes("fund-"))!;
    const renamed = (name: string): string => text.replace('"city":"haizhou"', `"city":"${name}"`);
    const counts = { slots: 0, rows: 0 };
    expect(idsOf(withText(funded, path, renamed("atlantis"), counts))).toEqual(["nameUnknown"]);
    expect(idsOf(withText(funded, path, renamed("yunzhou"), counts))).toEqual([]);
  });
});

describe("whatever a file holds, it is refused with words", () => {
  const { path, text } = small.files[0]!;
  const counts = { slots: 6, rows: 16 };
  const deep = "[".repeat(100_000);

  test.each([
    ["nothing", ""], ["a nest without end", deep], ["a nest in a field", text.replace('"impossible":[]', `"impossible":${deep}`)],
    ["a huge number", text.replace("57600000", "5".repeat(400))], ["a fraction", text.replace("57600000", "576.5")],
    ["a key twice", text.replace('"format":"1.0.0"', '"format":"1.0.0","format":"1.0.0"')],
    ["a prototype", text.replace('"when":{}', '"when":{"__proto__":true}')],
  ])("%s", (_name, hostile) => {
    expect(verifyTables(withText(small, path, hostile, counts)).diagnostics).toMatchObject([{ id: "jsonRefused", args: { reason: { en: expect.any(String) as string, zh: expect.any(String) as string } } }]);
    expect(idsOf(filesOf(small).set("manifest.json", hostile))[0]).toMatch(/jsonRefused|schemaBroken/);
  });

  test.each([["null", "null"], ["a list", "[]"], ["a text", '"x"'], ["another kind of file", small.manifest.text]])("%s", (_name, other) => {
    expect(idsOf(withText(small, path, other, counts))).toEqual(["schemaBroken"]);
  });

  test("names that objects have of themselves are only names", () => {
    const files = withTables(small, (file) => (inpatient(file).domain = [{ constructor: ["x"] }, { toString: true }] as never));
    expect(idsOf(files)).toContain("conditionWrong");
  });

  test("a file with a thousand faults gets the lines that a person would read", () => {
    const files = withTables(small, (file) => {
      const [row] = table(file, "deductible").periods[0]!.rows;
      file.settlement[0]!.steps[0]!.benefits = Array.from({ length: 1000 }, (_, i) => `gone ${i}`);
      table(file, "deductible").periods[0]!.rows.push(...Array.from({ length: 100 }, () => row!));
    });
    expect(verifyTables(files).diagnostics).toHaveLength(50);
  });

  test("random damage never throws", () => {
    const json = fc.jsonValue({ maxDepth: 2 });
    const places = placesIn(JSON.parse(text));
    fc.assert(fc.property(fc.constantFrom(...places), json, (place, value) => {
      const files = withText(small, path, JSON.stringify(replaced(JSON.parse(text), place, value)), counts);
      for (const { args } of verifyTables(files).diagnostics) expect(args).toBeTypeOf("object");
    }), { numRuns: 300 });
  });
});

type Path = readonly (string | number)[];

function placesIn(value: unknown, path: Path = []): Path[] {
  if (typeof value !== "object" || value === null) return [path];
  return [path, ...Object.entries(value).flatMap(([key, field]) => placesIn(field, [...path, Array.isArray(value) ? Number(key) : key]))];
}

function replaced(value: unknown, [first, ...rest]: Path, by: unknown): unknown {
  if (first === undefined) return by;
  if (Array.isArray(value)) return value.map((item, i) => (i === first ? replaced(item, rest, by) : (item as unknown)));
  return Object.fromEntries(Object.entries(value as object).map(([key, field]) => [key, key === first ? replaced(field, rest, by) : (field as unknown)]));
}
