/** Changes the numbers of policies one at a time and asks the examples whether they notice. */
import { analyze } from "../../analyze/analyze.ts";
import type { SourceText } from "../../base/source-text.ts";
import type { Location } from "../../base/span.ts";
import { bind } from "../../bind/bind.ts";
import { check } from "../../check/check.ts";
import type { Compilation } from "../../compile.ts";
import type { Diagnostic } from "../../diagnostics/diagnostic.ts";
import { paidInSlots } from "../../evaluate/coverable-contributions.ts";
import { settlingSlots } from "../../evaluate/coverage.ts";
import type { Decided } from "../../evaluate/reference-figures.ts";
import { type CaseOutcome, runExample, runExamples } from "../../evaluate/run-examples.ts";
import type { Program, ProvinceProgram } from "../../model/program.ts";
import type { Slot } from "../../model/slot.ts";
import { keyOfCell } from "../../parts/compare-values.ts";
import { decideSlot } from "../../parts/decide.ts";
import type { DecidedSlot } from "../../parts/decided.ts";
import type { SourceTree } from "../../syntax/ast.ts";
import { parse } from "../../syntax/parse.ts";
import { type Change, type Site, sitesIn } from "./sites.ts";

export interface MutationResult {
  /** Changes that made an example fail. */
  readonly noticed: number;
  readonly survivors: readonly Survivor[];
  /** Changes that no example noticed, but that check calls an error. */
  readonly refused: number;
  /** Changes after which every settlement is as before. */
  readonly idle: number;
}

export interface Survivor {
  readonly location: Location;
  readonly written: string;
  readonly changed: string;
}

type Verdict = "noticed" | "survived" | "refused" | "idle";

/** The policies must be free of errors. `progress` hears how many of how many numbers were tried. */
export function mutate(compilation: Compilation, own: ReadonlySet<string>, progress: (done: number, all: number) => void): MutationResult {
  const trees = new Map([...compilation.sources].map(([file, { text }]) => [file, parse(file, text).tree]));
  const grounds = compilation.program.provinces.map((province) => groundFor(province, compilation, trees));
  const work = grounds.flatMap((ground) => [...ground.files].filter((file) => own.has(file)).flatMap((file) => sitesOf(file, ground, compilation)));
  const counts = { noticed: 0, refused: 0, idle: 0 };
  const survivors: Survivor[] = [];
  for (const [index, { ground, source, site }] of work.entries()) {
    const { verdict, changes } = judgeSite(ground, source, site);
    if (verdict === "survived") survivors.push(survivorOf(source, site, changes));
    else counts[verdict] += 1;
    progress(index + 1, work.length);
  }
  return { ...counts, survivors };
}

/** One province as it is, with all that is needed to see it changed. */
interface Ground {
  readonly province: ProvinceProgram;
  /** Its own policies. */
  readonly files: ReadonlySet<string>;
  /** By file: its own and those they need. */
  readonly trees: ReadonlyMap<string, SourceTree>;
  readonly outcomes: readonly CaseOutcome[];
  readonly contents: ReadonlyMap<string, string>;
}

function groundFor(province: ProvinceProgram, { reached, decided }: Compilation, trees: ReadonlyMap<string, SourceTree>): Ground {
  const files = new Set([...province.policies, province.province].map(({ location }) => location.file));
  const needed = new Set([...files].flatMap((file) => [file, ...(reached.get(file) ?? [])]));
  return {
    province, files, outcomes: runExamples(province, decided), contents: contentsOf(province, decided),
    trees: new Map([...trees].filter(([file]) => needed.has(file))),
  };
}

interface Work {
  readonly ground: Ground;
  readonly source: SourceText;
  readonly site: Site;
}

function sitesOf(file: string, ground: Ground, { sources }: Compilation): readonly Work[] {
  const [source, tree] = [sources.get(file), ground.trees.get(file)];
  return source === undefined || tree === undefined ? [] : sitesIn(tree, source.text).map((site) => ({ ground, source, site }));
}

/** The first way that check does not refuse decides on a bound; of an amount any way that is noticed does. */
function judgeSite(ground: Ground, source: SourceText, { ways, isBound }: Site): Judgement {
  let unnoticed: Judgement = { verdict: "refused", changes: [] };
  for (const changes of ways) {
    const verdict = judge(ground, source, changes);
    if (verdict === "noticed") return { verdict, changes };
    if (unnoticed.verdict !== "survived" && verdict !== "refused") unnoticed = { verdict, changes };
    if (isBound && verdict !== "refused") break;
  }
  return unnoticed;
}

interface Judgement {
  readonly verdict: Verdict;
  readonly changes: readonly Change[];
}

function judge(ground: Ground, source: SourceText, changes: readonly Change[]): Verdict {
  const parsed = parse(source.path, changed(source.text, changes));
  const trees = [...ground.trees].map(([file, tree]) => (file === source.path ? parsed.tree : tree));
  const bound = bind(trees);
  const checked = check(bound.value);
  const province = checked.value.provinces.find((other) => other.province.name === ground.province.province.name);
  if (province === undefined || hasError([...parsed.diagnostics, ...bound.diagnostics, ...checked.diagnostics])) return "refused";
  const decided = decideWhenAsked(province);
  const failing = likelyFirst(ground, source.path).find((index) => {
    const example = province.examples[index];
    return example !== undefined && ground.outcomes[index]?.passes === true && !runExample(example, province, decided).passes;
  });
  if (failing !== undefined) return "noticed";
  if (isSame(contentsOf(province, decided), ground.contents)) return "idle";
  const program: Program = { provinces: [province] };
  return hasError(analyze(program).diagnostics) ? "refused" : "survived";
}

function hasError(diagnostics: readonly Diagnostic[]): boolean {
  return diagnostics.some(({ severity }) => severity === "error");
}

/** From the end, so that places before a change stay what they are. */
function changed(text: string, changes: readonly Change[]): string {
  const backwards = [...changes].sort((a, b) => b.span.start - a.span.start);
  return backwards.reduce((before, { span, text: replacement }) => before.slice(0, span.start) + replacement + before.slice(span.end), text);
}

function decideWhenAsked(province: ProvinceProgram): Decided {
  const known = new Map<Slot, DecidedSlot>();
  return {
    get: (slot) => {
      const decided = known.get(slot) ?? decideSlot(slot, province).decided;
      known.set(slot, decided);
      return decided;
    },
  };
}

/** Examples of the file that was changed notice most. */
function likelyFirst({ outcomes }: Ground, file: string): readonly number[] {
  const indexes = outcomes.map((_, index) => index);
  const isNear = (index: number): boolean => outcomes[index]?.example.location.file === file;
  return [...indexes.filter(isNear), ...indexes.filter((index) => !isNear(index))];
}

/** What the slots are worth by which examples are worked out, by owner and slot. */
function contentsOf(province: ProvinceProgram, decided: Decided): ReadonlyMap<string, string> {
  return new Map([...settlingSlots(province), ...paidInSlots(province)].map((slot, index) => {
    const periods = decided.get(slot)?.periods ?? [];
    const parts = periods.map(({ from, to, attributes, parts: all }) => [from, to, attributes, all.map(({ region, value }) => [[...region], keyOfCell(value)])]);
    return [`${index} ${slot.owner.name} ${slot.word}`, JSON.stringify(parts)];
  }));
}

function isSame(a: ReadonlyMap<string, string>, b: ReadonlyMap<string, string>): boolean {
  return a.size === b.size && [...a].every(([key, content]) => b.get(key) === content);
}

function survivorOf({ path, text }: SourceText, site: Site, changes: readonly Change[]): Survivor {
  const [first] = [...changes].sort((a, b) => a.span.start - b.span.start);
  const span = first?.span ?? site.span;
  return { location: { file: path, span }, written: text.slice(span.start, span.end), changed: first?.text ?? "" };
}
