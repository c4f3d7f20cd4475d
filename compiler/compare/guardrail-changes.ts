import { type Day, FIRST_DAY, formatDay, LAST_DAY } from "../base/calendar.ts";
import type { Phrase } from "../diagnostics/diagnostic.ts";
import type { Guardrail, Requirement } from "../model/guardrail.ts";
import type { Source } from "../layers/source.ts";
import { evaluateValue, typeOf } from "../parts/evaluate-value.ts";
import { phraseValue } from "../parts/phrase-value.ts";
import { separate } from "../parts/version-space.ts";
import { mergeBoxes } from "../space/merge.ts";
import type { SlotUnit } from "../model/value.ts";
import type { SharedSpace } from "./shared-space.ts";
import type { AspectChange, DeclarationChange } from "./difference.ts";
import { keyOfExpression } from "./expression-key.ts";
import { type Called, isSameName, type Rename } from "./match.ts";

export interface Changes {
  readonly declarations: readonly DeclarationChange[];
  readonly aspects: readonly AspectChange[];
}

/** Demands of one title are matched one by one; what is left of both versions reads otherwise. */
export function guardrailChanges(space: SharedSpace, rename: Rename): Changes {
  const keep: Rename = (_, name) => name;
  const old = new Map(space.old.program.guardrails.map((guardrail) => [guardrail, keyOf(guardrail, space.old, rename)]));
  const now = new Map(space.now.program.guardrails.map((guardrail) => [guardrail, keyOf(guardrail, space.now, keep)]));
  const titles = new Set([...old.keys(), ...now.keys()].map(({ title }) => title));
  const results = [...titles].map((title) => {
    const [before, after] = [unmatched(title, old, now), unmatched(title, now, old)];
    return changesOf(before, after);
  });
  return { declarations: results.flatMap(({ declarations }) => declarations), aspects: results.flatMap(({ aspects }) => aspects) };
}

type Keys = ReadonlyMap<Guardrail, string>;

function unmatched(title: string, own: Keys, others: Keys): readonly Guardrail[] {
  const known = new Set([...others].filter(([guardrail]) => guardrail.title === title).map(([, key]) => key));
  return [...own].filter(([guardrail, key]) => guardrail.title === title && !known.has(key)).map(([guardrail]) => guardrail);
}

function changesOf(old: readonly Guardrail[], now: readonly Guardrail[]): Changes {
  const count = Math.min(old.length, now.length);
  const name = (guardrail: Guardrail): Phrase => ({ en: guardrail.title, zh: guardrail.title });
  const declaration = (change: "added" | "removed") => (guardrail: Guardrail): DeclarationChange => ({ kind: "guardrail", change, name: name(guardrail), patient: "none", location: guardrail.location });
  return {
    declarations: [...old.slice(count).map(declaration("removed")), ...now.slice(count).map(declaration("added"))],
    aspects: now.slice(0, count).flatMap((guardrail, index) => {
      const before = old[index];
      if (before === undefined) return [];
      return [{ of: { kind: "guardrail", name: name(guardrail) }, aspect: "demand", from: undefined, old: phraseDemand(before), now: phraseDemand(guardrail), patient: "none", location: guardrail.location }];
    }),
  };
}

function keyOf({ severity, from, to, condition, requirement }: Guardrail, source: Source, rename: Rename): string {
  const boxes = mergeBoxes(source.axes, separate(source.axes, condition.map((box) => source.boxOf(box))));
  const region = boxes.map((box) => box.map((side) => side?.join() ?? "*").join("|")).join(" or ");
  return [severity, from, to, region, keyOfRequirement(requirement, source, rename)].join("; ");
}

function keyOfRequirement({ quantity, target, scheme, test }: Requirement, source: Source, rename: Rename): string {
  return [quantity, target.kind, keyOfTarget(target, source, rename), scheme === undefined ? "" : schemeNamed(scheme, source, rename), keyOfTest(test, rename)].join(" ");
}

/** A library names a kind, a scheme or a contribution in the language it is written in. */
function keyOfTarget(target: Requirement["target"], { program }: Source, rename: Rename): string {
  if (target.kind === "any" || target.name === undefined) return "";
  if (target.kind === "benefitKind") return [target.name, target.other ?? ""].sort().join("/");
  if (target.kind === "benefit") return rename("benefit", target.name);
  const own = program.contributions.filter(({ kind }) => kind === target.kind);
  return nameIn(own, target.name, "contribution", rename);
}

function schemeNamed(name: string, { program }: Source, rename: Rename): string {
  return nameIn(program.schemes, name, "scheme", rename);
}

/** What the province does not have concerns nobody in it. */
function nameIn(list: readonly Called[], name: string, kind: "scheme" | "contribution", rename: Rename): string {
  const found = list.find((one) => isSameName(one, { name }));
  return found === undefined ? "of another province" : rename(kind, found.name);
}

function keyOfTest(test: Requirement["test"], rename: Rename): string {
  if (test.kind === "monotone") return `${test.direction} ${rename("dimension", test.along.name)}`;
  if (test.kind !== "compare") return test.kind;
  return [test.operator, keyOfExpression(test.value, rename), test.per === undefined ? "" : rename("period", test.per), keyOfExpression(test.tolerance, rename)].join(" ");
}

const severities = { error: { en: "an error", zh: "错误" }, warning: { en: "a warning", zh: "警告" }, note: { en: "a note", zh: "提示" } } as const;

/** Its bound, weight and days: what is most often changed. */
function phraseDemand({ requirement: { test }, severity, from, to }: Guardrail): Phrase {
  const bound = test.kind === "compare" ? phraseBound(test) : { en: "", zh: "" };
  const days = phraseDays(from, to);
  return { en: `${bound.en}${severities[severity].en}${days.en}`, zh: `${bound.zh}${severities[severity].zh}${days.zh}` };
}

function phraseDays(from: Day, to: Day): Phrase {
  const [start, end] = [from <= FIRST_DAY ? "" : formatDay(from), to >= LAST_DAY ? "" : formatDay(to)];
  if (start === "" && end === "") return { en: "", zh: "" };
  return { en: `, ${start}..${end}`, zh: `，${start === "" ? "" : `${start} 起`}${end === "" ? "" : `至 ${end}`}` };
}

function phraseBound({ operator, value }: Extract<Requirement["test"], { kind: "compare" }>): Phrase {
  const type = typeOf(value, "number");
  const unit: SlotUnit = type === "points" ? "ratio" : type === "days" ? "number" : type;
  const bound = phraseValue(evaluateValue(value, { year: 0, city: undefined }, unit), unit);
  return value.kind === "constant" ? { en: `${operator} ${bound.en}, `, zh: `${operator} ${bound.zh}，` } : { en: "", zh: "" };
}
