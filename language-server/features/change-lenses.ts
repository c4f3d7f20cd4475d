/** What stands above a clause that means something else than it did in the last commit. */
import type { Location } from "../../compiler/base/span.ts";
import type { Compiled } from "../../compiler/compare/compare-programs.ts";
import { compareTables } from "../../compiler/compare/compare-tables.ts";
import type { SlotChange } from "../../compiler/compare/difference.ts";
import { renaming } from "../../compiler/compare/match.ts";
import { phraseAspect, phraseFigures, phrasePlace, phraseSpan } from "../../compiler/compare/phrase-difference.ts";
import { type SharedSpace, sharedSpace } from "../../compiler/compare/shared-space.ts";
import type { Phrase } from "../../compiler/diagnostics/diagnostic.ts";
import type { ProvinceProgram } from "../../compiler/model/program.ts";
import { slotsOf } from "../../compiler/parts/decide-program.ts";
import type { Snapshot } from "../../compiler/workspace.ts";
import type { Lens } from "./lenses.ts";

/** Of two understood versions of a province, once. */
const compared = new WeakMap<ProvinceProgram, { readonly before: ProvinceProgram; readonly changes: readonly PlacedChange[] }>();

interface PlacedChange {
  readonly location: Location;
  readonly title: Phrase;
}

export function changeLenses(before: Compiled, now: Snapshot, file: string): readonly Lens[] {
  const changes = now.program.provinces.flatMap((program) => {
    const old = before.program.provinces.find(({ province }) => province.name === program.province.name);
    return old === undefined ? [] : changesIn(old, program, before, now);
  });
  return changes.filter(({ location }) => location.file === file).map(({ location: { span }, title }) => ({ span, title, about: "change" }));
}

function changesIn(old: ProvinceProgram, program: ProvinceProgram, before: Compiled, now: Snapshot): readonly PlacedChange[] {
  const known = compared.get(program);
  if (known?.before === old) return known.changes;
  const space = sharedSpace({ program: old, decided: before.decided, isOfTables: false }, { program, decided: now.decided, isOfTables: false });
  const { slots, aspects } = compareTables(space, renaming(old, program));
  const changes = [
    ...slots.flatMap((change) => placedSlot(change, program, space)),
    ...aspects.flatMap((aspect): PlacedChange[] => (aspect.location === undefined ? [] : [{ location: aspect.location, title: since(phraseAspect(aspect)) }])),
  ];
  compared.set(program, { before: old, changes });
  return changes;
}

/** At the head of the slot, for all of its cells. */
function placedSlot(change: SlotChange, program: ProvinceProgram, { axes }: SharedSpace): readonly PlacedChange[] {
  const [first, ...more] = change.rows;
  const slot = slotsOf(program).find(({ owner, word, role }) => owner.kind === change.owner.kind && owner.name === change.owner.name && word === change.word && role === change.role);
  if (first === undefined || slot === undefined) return [];
  const [old, now] = phraseFigures(change, first);
  const [where, days] = [phrasePlace(first.region, axes), phraseSpan(first)];
  const rest: Phrase = more.length === 0 ? { en: "", zh: "" } : { en: `; ${more.length} more`, zh: `；另有 ${more.length} 处` };
  const title = since({ en: `${where.en}, ${days.en}: ${old.en} → ${now.en}${rest.en}`, zh: `${where.zh}，${days.zh}：${old.zh} → ${now.zh}${rest.zh}` });
  return [{ location: headOf(slot.versions.map(({ location }) => location), first.now.location) ?? slot.location, title }];
}

/** The version that stands in the file in which the new figure is written. */
function headOf(heads: readonly Location[], figure: Location | undefined): Location | undefined {
  return heads.filter(({ file, span }) => file === figure?.file && span.start <= figure.span.start).sort((a, b) => b.span.start - a.span.start)[0];
}

function since({ en, zh }: Phrase): Phrase {
  return { en: `since the last commit: ${en}`, zh: `与上次提交相比：${zh}` };
}
