import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { canonicalJson } from "../../compiler/emit/canonical.ts";
import type { EmittedFile } from "../../compiler/emit/emit.ts";
import type { SlotTable, Tables } from "../../compiler/emit/format.ts";
import { readBack } from "../../compiler/emit/read-back.ts";
import { verifyTables } from "../../compiler/emit/verify.ts";
import type { NamedBox } from "../../compiler/model/dimension.ts";
import type { ProvinceProgram } from "../../compiler/model/program.ts";
import type { SlotRow } from "../../compiler/model/slot.ts";
import { decideAll } from "../../compiler/parts/decide-program.ts";
import { axesOf, toNamed } from "../../compiler/parts/axes.ts";
import { type Box, subtractBox } from "../../compiler/space/box.ts";
import { AGE, at, benefit, HOSPITAL, IDENTITY, MEMBER, NONE, province, row, slot, yuan } from "../support/model-builder.ts";
import { emitAll, filesOf, fundedProvince, smallProvince } from "./fixture.ts";

type Loose<T> = { -readonly [K in keyof T]: Loose<T[K]> };

function provenFaults(program: ProvinceProgram, change: (text: string) => string): { id: string; slot: unknown; reason: unknown }[] {
  const all = { provinces: [program] };
  const files = emitAll(program).files.map(({ path, text }): EmittedFile => ({ path, text: change(text) }));
  return readBack(all, decideAll(all), files).map(({ id, args }) => ({ id, ...(args as { slot: unknown; reason: unknown }) }));
}

function changed(edit: (file: Loose<Tables>) => void): (text: string) => string {
  return (text) => {
    const file = JSON.parse(text) as Loose<Tables>;
    edit(file);
    return canonicalJson(file);
  };
}

const same = (text: string): string => text;

function table(file: Loose<Tables>, word: "deductible" | "ratio" | "cap", name = "inpatient"): Loose<SlotTable> {
  return file.benefits.find((candidate) => candidate.name === name)!.slots[word]![0]!;
}

const never = [at([MEMBER, "retired"], [AGE, [0, 44]])];
const forSome = province({
  impossible: never,
  benefits: [benefit("inpatient", "住院", [slot("deductible", [row(at([MEMBER, "active"]), yuan(100)), row(at([MEMBER, "retired"], [AGE, [45, 150]]), yuan(50))], {
    domain: [at([HOSPITAL, "primary"], [MEMBER, "active"]), at([HOSPITAL, "primary"], [MEMBER, "retired"], [AGE, [45, 150]])],
  })], { when: [at([HOSPITAL, "primary"])] })],
});

describe("what was written is what was decided", () => {
  test.each([["a small province", smallProvince()], ["a funded province", fundedProvince()], ["a benefit for some, where some of them never occur", forSome]])("%s", (_name, program) => {
    expect(provenFaults(program, same)).toEqual([]);
  });
});

describe("a change between writing and reading is found", () => {
  const cases: Readonly<Record<string, readonly [edit: (file: Loose<Tables>) => void, slot: string, reason: string]>> = {
    "a value": [(file) => (table(file, "deductible").periods[0]!.rows[0]!.value = 130_001), "deductible", "admission 1"],
    "a value that became none": [(file) => (table(file, "deductible").periods[0]!.rows[0]!.value = "none"), "deductible", "differs for"],
    "a band's value": [(file) => (table(file, "ratio").periods[0]!.rows[2]!.bands![1]!.value = 9699), "ratio", "secondary"],
    "a band's edge": [(file) => {
      const [low, high] = table(file, "ratio").periods[0]!.rows[0]!.bands!;
      low!.to = 3_000_001;
      high!.from = 3_000_001;
    }, "ratio", "primary"],
    "a row that is gone": [(file) => void table(file, "ratio").periods[0]!.rows.pop(), "ratio", "tertiary"],
    "a row too many": [(file) => void table(file, "deductible").periods[0]!.rows.push({ when: { ordinal: [1, 1] }, value: 130_000, sources: [0] }), "deductible", "differs for"],
    "a condition": [(file) => (table(file, "deductible").periods[0]!.rows[0]!.when = { identity: { has: [], lacks: ["destitute"] }, ordinal: [1, 2] }), "deductible", "admission 2"],
    "a condition that says nothing": [(file) => (table(file, "deductible").periods[0]!.rows[0]!.when = { colour: ["red"] }), "deductible", "cannot be understood"],
    "a day": [(file) => (table(file, "cap").periods[0]!.from = "2025-01-02"), "cap", "days"],
    "a period that is gone": [(file) => void table(file, "cap").periods.pop(), "cap", "days"],
    "what a cap limits": [(file) => (table(file, "cap").periods[0]!.of = "cost"), "cap", "read in another way"],
    "the scale of bands": [(file) => (table(file, "ratio").periods[0]!.scale = "excess"), "ratio", "read in another way"],
    "the unit": [(file) => (table(file, "ratio").unit = "fen"), "ratio", "unit"],
    "the domain of a slot": [(file) => (table(file, "ratio").domain = [{ hospital: ["primary"] }]), "ratio", "other cases"],
    "a slot that is gone": [(file) => void delete file.benefits.find(({ name }) => name === "inpatient")!.slots.cap, "cap", "cannot be found"],
    "the order of an input's members": [(file) => void file.inputs.forEach((input) => "members" in input && input.name === "hospital" && input.members.reverse()), "ratio", "differs for"],
  };

  test.each(Object.entries(cases))("%s", (_name, [edit, slotName, reason]) => {
    const faults = provenFaults(smallProvince(), changed(edit));
    expect(faults.map(({ id }) => id)).toContain("proofFailed");
    expect(faults.map(({ slot: named, reason: why }) => `${(named as { en: string }).en}: ${(why as { en: string }).en}`)).toContainEqual(expect.stringMatching(new RegExp(`${slotName} of .*${reason}`)));
  });

  test("a file that cannot be read: every slot of it is missing", () => {
    expect(provenFaults(smallProvince(), (text) => text.slice(1))).toHaveLength(6);
  });
});

const axes = [HOSPITAL, MEMBER, AGE, IDENTITY].flatMap(axesOf);

/** A disjoint table that covers everything: boxes cut out of what is left, and a row for the rest. */
function tableOf(boxes: readonly Box[], values: readonly number[]): SlotRow[] {
  let left: Box[] = [axes.map(() => undefined)];
  const rows: SlotRow[] = [];
  for (const [i, box] of boxes.entries()) {
    const rest = left.flatMap((piece) => subtractBox(axes, piece, box));
    const taken = rest.reduce<Box[]>((pieces, piece) => pieces.flatMap((mine) => subtractBox(axes, mine, piece)), left);
    if (taken.length > 0) rows.push(row(taken.map((piece): NamedBox => toNamed(axes, piece)), yuan(values[i]!)));
    left = rest;
  }
  return left.length === 0 ? rows : [...rows, row(left.map((piece) => toNamed(axes, piece)), NONE)];
}

const box = fc.tuple(...axes.map(({ size }) => fc.option(fc.tuple(fc.nat(size - 1), fc.nat(size - 1)).map(([a, b]) => [Math.min(a, b), Math.max(a, b)]), { nil: undefined, freq: 2 })));
const randomTable = fc.array(fc.tuple(box, fc.nat(4)), { maxLength: 6 }).map((entries) => tableOf(entries.map(([region]) => region), entries.map(([, value]) => value)));

test("random tables come back as they were, and any row lost or altered is noticed", () => {
  fc.assert(fc.property(randomTable, fc.nat(), (rows, pick) => {
    const program = province({ benefits: [benefit("inpatient", "住院", [slot("deductible", rows)])] });
    expect(provenFaults(program, same)).toEqual([]);
    expect(verifyTables(filesOf(emitAll(program))).diagnostics).toEqual([]);
    const altered = changed((file) => {
      const written = table(file, "deductible").periods[0]!.rows;
      written[pick % written.length]!.value = 999;
    });
    expect(provenFaults(program, altered)).toHaveLength(1);
    expect(provenFaults(program, changed((file) => void table(file, "deductible").periods[0]!.rows.splice(pick % 2, 1)))).toHaveLength(rows.length === 1 && pick % 2 === 1 ? 0 : 1);
  }), { numRuns: 60 });
});
