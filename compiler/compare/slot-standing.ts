/** How a slot stands beside its cells: uniform or local and within what bounds, draft or in force, with which allowances. */
import type { Phrase } from "../diagnostics/diagnostic.ts";
import type { ValueExpression } from "../model/expression.ts";
import type { Scope, Slot } from "../model/slot.ts";
import { bothNames } from "../parts/phrase-facts.ts";
import { evaluateValue } from "../parts/evaluate-value.ts";
import { phraseWord } from "../parts/phrase-slot.ts";
import { phraseValue } from "../parts/phrase-value.ts";
import { type Aspect, differing, differingBy } from "./aspects.ts";
import type { AspectChange } from "./difference.ts";
import { keyOfExpression } from "./expression-key.ts";
import type { Rename } from "./match.ts";
import { both, phraseDays } from "./phrase-order.ts";
import type { SlotPair } from "./slot-changes.ts";

/** `isOfTables`: one of the versions was compiled, and tables hold neither bounds nor allowances. */
export function standingChanges({ old, now }: SlotPair, rename: Rename, isOfTables: boolean): readonly AspectChange[] {
  if (old === undefined || now === undefined) return [];
  const name = ({ owner, word }: Slot): Phrase => ({ en: `${bothNames(owner).en}, ${phraseWord(word).en}`, zh: `${bothNames(owner).zh}${phraseWord(word).zh}` });
  const bounds: readonly (Aspect | undefined)[] = isOfTables ? [] : [
    differingBy("bounds", [keyOfBounds(old.scope, rename), keyOfBounds(now.scope, (_, other) => other)], [phraseBounds(old), phraseBounds(now)]),
    differing("allowances", allowancesText(old), allowancesText(now), both),
  ];
  const found = [differing("scope", old.scope, now.scope, phraseScope), differing("draft", draftsOf(old), draftsOf(now), (text) => text), ...bounds];
  return found.flatMap((aspect) => (aspect === undefined ? [] : [{ ...aspect, of: { kind: now.owner.kind, name: name(now) }, location: now.location }]));
}

function phraseScope(scope: Scope): Phrase {
  if (scope.kind === "localSupplement") return { en: "a local supplement", zh: "地方补充" };
  if (scope.kind === "local") return { en: "local", zh: "地方规定" };
  return scope.formula ? { en: "uniform formula", zh: "全省统一算法" } : { en: "uniform", zh: "全省统一" };
}

function keyOfBounds(scope: Scope, rename: Rename): string {
  return scope.kind === "local" ? `${keyOfExpression(scope.lower, rename)}..${keyOfExpression(scope.upper, rename)}` : "";
}

function phraseBounds({ scope, unit }: Slot): Phrase {
  if (scope.kind !== "local") return both("—");
  const bound = (expression: ValueExpression | undefined): Phrase => {
    if (expression === undefined) return both("");
    if (expression.kind !== "constant") return { en: "a formula", zh: "按公式" };
    return phraseValue(evaluateValue(expression, { year: 0, city: undefined }, unit), unit);
  };
  const [lower, upper] = [bound(scope.lower), bound(scope.upper)];
  return { en: `${lower.en}..${upper.en}`, zh: `${lower.zh}..${upper.zh}` };
}

function draftsOf({ versions }: Slot): Phrase {
  const drafts = versions.filter(({ draft }) => draft).map(phraseDays);
  return drafts.length === 0 ? { en: "issued", zh: "已印发" } : { en: `draft ${drafts.map(({ en }) => en).join(", ")}`, zh: `草案 ${drafts.map(({ zh }) => zh).join("，")}` };
}

/** By code; its reason is for the reader of the policy. */
function allowancesText({ versions }: Slot): string {
  const codes = versions.flatMap(({ allowances, rows, adjustments }) => [...allowances, ...rows.flatMap((row) => row.allowances), ...adjustments.flatMap((adjustment) => adjustment.allowances)]).map(({ code }) => code);
  return codes.length === 0 ? "—" : [...new Set(codes)].sort().join(", ");
}
