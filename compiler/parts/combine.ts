import { add } from "../base/rational.ts";
import type { SlotVersion, SlotWord } from "../model/slot.ts";
import type { Band, BandValue, CellValue, Value } from "../model/value.ts";
import { bandsBetween, compareHeights, heightOf, isLowerBetter, keyOfValue } from "./compare-values.ts";
import { UNKNOWN } from "./evaluate-value.ts";

/** A row that holds, with what it says there; `index` counts in its version. */
export interface Candidate {
  readonly index: number;
  readonly band: Band | undefined;
  readonly value: Value;
}

export interface Combined {
  /** `undefined` where no row holds on some band, or two rows that should exclude each other differ. */
  readonly value: CellValue | undefined;
  /** Of the rows that hold, those that gave the value, ascending. */
  readonly rows: readonly number[];
  /** Rows that should exclude each other and hold together. */
  readonly meetings: readonly Meeting[];
}

export interface Meeting {
  readonly rows: readonly [number, number];
  readonly values: readonly [Value, Value];
  readonly band: Band | undefined;
}

type Version = Pick<SlotVersion, "combine" | "bands">;
interface Choice {
  readonly value: Value | undefined;
  readonly rows: readonly number[];
  readonly meetings: readonly Meeting[];
}

/** What the rows that hold in one part say together, on every band of money. */
export function combine(version: Version, word: SlotWord, candidates: readonly Candidate[]): Combined {
  const written = [...version.bands, ...candidates.flatMap(({ band }) => (band === undefined ? [] : [band]))];
  if (written.length === 0) return choose(version.combine, word, candidates, undefined);
  const bands = bandsBetween(written);
  const choices = bands.map((band) => choose(version.combine, word, candidates.filter((candidate) => isOnBand(candidate, band)), band));
  return {
    value: choices.some((choice) => choice.value === undefined) ? undefined : joinBands(bands, choices),
    rows: [...new Set(choices.flatMap((choice) => choice.rows))].sort((a, b) => a - b),
    meetings: choices.flatMap((choice) => choice.meetings),
  };
}

/** Elementary bands lie on one side of every edge, so their lower edge tells. */
export function isOnBand({ band }: Pick<Candidate, "band">, elementary: Band): boolean {
  return band === undefined || (band.from <= elementary.from && (band.to === undefined || elementary.from < band.to));
}

function joinBands(bands: readonly Band[], choices: readonly Choice[]): CellValue {
  const joined: BandValue[] = [];
  for (const [index, { from, to }] of bands.entries()) {
    const choice = choices[index];
    const value = choice?.value ?? UNKNOWN;
    const last = joined.at(-1);
    const goesOn = last !== undefined && keyOfValue(last.value) === keyOfValue(value) && String(choices[index - 1]?.rows) === String(choice?.rows);
    if (goesOn) joined[joined.length - 1] = { ...last, to };
    else joined.push({ from, to, value });
  }
  const [only] = joined;
  return joined.length === 1 && only !== undefined ? only.value : { kind: "bands", bands: joined };
}

function choose(how: SlotVersion["combine"], word: SlotWord, holding: readonly Candidate[], band: Band | undefined): Choice {
  const [first] = holding;
  if (first === undefined) return { value: undefined, rows: [], meetings: [] };
  switch (how) {
    case "exclusive":
      return chooseOnly(first, holding, band);
    case "inOrder":
      return { value: first.value, rows: [first.index], meetings: [] };
    case "best":
      return chooseBest(word, holding);
    case "sum":
      return { value: sumOf(holding.map((candidate) => candidate.value)), rows: holding.map((candidate) => candidate.index), meetings: [] };
  }
}

function chooseOnly(first: Candidate, holding: readonly Candidate[], band: Band | undefined): Choice {
  const meetings = holding.flatMap((a, place) => holding.slice(place + 1).map((b): Meeting => ({ rows: [a.index, b.index], values: [a.value, b.value], band })));
  const agree = holding.every((candidate) => keyOfValue(candidate.value) === keyOfValue(first.value));
  return { value: agree ? first.value : undefined, rows: [first.index], meetings };
}

/** Of equally good ones the first; what is not covered is worse than anything. */
function chooseBest(word: SlotWord, holding: readonly Candidate[]): Choice {
  const obstacle = holding.find(({ value }) => value.kind === "unknown") ?? holding.find(({ value }) => value.kind === "unpublished");
  const best = obstacle ?? holding.reduce((winner, candidate) => (isBetter(word, candidate.value, winner.value) ? candidate : winner));
  return { value: best.value, rows: [best.index], meetings: [] };
}

function isBetter(word: SlotWord, a: Value, b: Value): boolean {
  const [mine, other] = [heightOf(a, word), heightOf(b, word)];
  if (mine === undefined || other === undefined) return mine !== undefined;
  const order = compareHeights(mine, other);
  return isLowerBetter(word) ? order < 0 : order > 0;
}

/** `none` and `not covered` add nothing to a number. */
function sumOf(values: readonly Value[]): Value {
  const obstacle = values.find(({ kind }) => kind === "unknown") ?? values.find(({ kind }) => kind === "unpublished");
  if (obstacle !== undefined) return obstacle;
  const numbers = values.filter((value) => value.kind === "number");
  const [first, ...rest] = numbers;
  if (first === undefined) return values.find(({ kind }) => kind === "none") ?? values[0] ?? UNKNOWN;
  return { ...first, amount: rest.reduce((sum, { amount }) => add(sum, amount), first.amount) };
}
