import type { Diagnostic, Phrase } from "../diagnostics/diagnostic.ts";
import { report } from "../diagnostics/report.ts";
import type { Program, ProvinceProgram } from "../model/program.ts";
import type { Slot } from "../model/slot.ts";
import type { DecidedSlot } from "../parts/decided.ts";
import { phraseSlot } from "../parts/phrase-slot.ts";
import { comparePeriods } from "./compare-periods.ts";
import type { EmittedFile } from "./emit.ts";
import type { BenefitSlots, ContributionSlots, Label, SlotTable, Tables, When } from "./format.ts";
import { inputAxesOf } from "./inputs.ts";
import { jsonSpaceOf } from "./json-space.ts";
import { type Frame, readRegion } from "./proof-frame.ts";
import { benefitsOf, poolsOf } from "./tables.ts";
import { type DecidedSlots, slotsOf } from "./slot-tables.ts";
import { parseStrictJson } from "./strict-json.ts";
import { validate } from "./validate.ts";

/** A slot, the table it was written as, and the cases in which its owner is asked for. */
interface Pair {
  readonly slot: Slot;
  readonly table: SlotTable | undefined;
  readonly owner: readonly When[];
}

/**
 * The proof after writing: reads the emitted texts as any engine would and proves by refinement that every table equals
 * its decided slot, is disjoint, and complete where the slot is asked for. An error names the slot and a case.
 */
export function readBack(program: Program, decided: DecidedSlots, files: readonly EmittedFile[]): Diagnostic[] {
  const tables = files.flatMap(({ text }) => readTables(text));
  return program.provinces.flatMap((province) => province.schemes.flatMap((scheme) => {
    const file = tables.find((candidate) => candidate.province.name === province.province.name && candidate.scheme.name === scheme.name);
    const pairs = pairsOf(province, scheme, file);
    const frame = file === undefined ? undefined : frameOf(province, file);
    return pairs.flatMap((pair) => prove(pair, decided.get(pair.slot), frame));
  }));
}

/** A text that cannot be read yields no tables, so that its slots are found missing. */
function readTables(text: string): Tables[] {
  const parsed = parseStrictJson(text);
  return "value" in parsed && validate("tables", parsed.value) === undefined ? [parsed.value as unknown as Tables] : [];
}

function frameOf(province: ProvinceProgram, file: Tables): Frame | undefined {
  const space = jsonSpaceOf(file.inputs);
  const impossible = readRegion(space, file.impossible);
  return impossible === undefined ? undefined : { modelAxes: inputAxesOf(province), space, impossible };
}

function pairsOf(program: ProvinceProgram, scheme: ProvinceProgram["schemes"][number], file: Tables | undefined): Pair[] {
  const context = { program, scheme };
  const contributions = program.contributions.filter((contribution) => contribution.scheme.id === scheme.id);
  const listOf = (kind: "contribution" | "account"): ContributionOwners => (kind === "contribution" ? file?.contributions : file?.accounts) ?? [];
  return [
    ...benefitsOf(context).flatMap(({ name, slots }) => pairSlots(slots, file?.benefits.find((benefit) => benefit.name === name))),
    ...contributions.flatMap(({ kind, name, slots }) => pairSlots(slots, listOf(kind).find((owner) => owner.name === name))),
    ...slotsOf(scheme.waiting, "waiting").map((slot, i) => ({ slot, table: file?.scheme.waiting[i], owner: file?.scheme.domain ?? [] })),
    ...poolsOf(context).map(({ name, slot }) => ({ slot, table: file?.pools.find((pool) => pool.name === name)?.table, owner: [{}] })),
  ];
}

type ContributionOwners = readonly WrittenOwner[];

interface WrittenOwner extends Label {
  readonly domain: readonly When[];
  readonly slots: BenefitSlots | ContributionSlots;
}

function pairSlots(slots: readonly Slot[], written: WrittenOwner | undefined): Pair[] {
  const tables = new Map(Object.entries<readonly SlotTable[] | undefined>(written?.slots ?? {}));
  const words = [...new Set(slots.map(({ word }) => word))];
  return words.flatMap((word) => slotsOf(slots, word).map((slot, i) => ({ slot, table: tables.get(word)?.[i], owner: written?.domain ?? [] })));
}

function prove({ slot, table, owner }: Pair, decided: DecidedSlot | undefined, frame: Frame | undefined): Diagnostic[] {
  const reason = faultOf({ slot, table, owner }, decided, frame);
  return reason === undefined ? [] : [report("proofFailed", slot.location, { slot: phraseSlot(slot), reason })];
}

const MISSING: Phrase = { en: "it cannot be found in the files", zh: "在文件中找不到" };
const DIFFERENT_KIND: Phrase = { en: "its unit or its role differs", zh: "单位或性质不同" };

function faultOf({ slot, table, owner }: Pair, decided: DecidedSlot | undefined, frame: Frame | undefined): Phrase | undefined {
  if (table === undefined || decided === undefined || frame === undefined) return MISSING;
  if (table.unit !== slot.unit || table.role !== slot.role) return DIFFERENT_KIND;
  return comparePeriods(frame, decided, table, table.domain ?? owner);
}
