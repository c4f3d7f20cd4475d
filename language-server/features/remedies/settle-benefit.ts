/** A benefit that stands in no order of settlement: the places for it that lead to no other error, tried on a copy. */
import { positionAt } from "../../../compiler/base/source-text.ts";
import type { Diagnostic, Fix, Phrase } from "../../../compiler/diagnostics/diagnostic.ts";
import { shownName } from "../../../compiler/model/names.ts";
import type { Declaration } from "../../../compiler/syntax/ast.ts";
import type { Snapshot } from "../../../compiler/workspace.ts";
import { readable } from "../addresses.ts";
import { writtenName } from "../spelling.ts";
import { copyWith, newErrors } from "../try-edits.ts";
import { argument, type Finding, offer, type Remedy } from "./finding.ts";
import { spellingOfFile } from "./names.ts";
import { type NodeOf, nodeAround } from "./tree-nodes.ts";

type Settle = Extract<Declaration, { readonly kind: "Settle" }>;

interface Order {
  readonly file: string;
  readonly node: Settle;
}

interface Place {
  readonly fix: Fix;
  readonly order: Order;
}

/** So many places are tried: each is worked out as a whole. */
const MOST_TRIED = 8;

/** A cursor that moves within the finding asks anew each time. */
const known = new WeakMap<Snapshot, Map<Diagnostic, readonly Fix[]>>();

export const settleBenefit: Remedy = (finding) => {
  const found = known.get(finding.snapshot) ?? new Map<Diagnostic, readonly Fix[]>();
  known.set(finding.snapshot, found);
  const fixes = found.get(finding.diagnostic) ?? waysOut(finding);
  found.set(finding.diagnostic, fixes);
  return fixes;
};

function waysOut(finding: Finding): readonly Fix[] {
  const benefit = nodeAround(finding, "Benefit");
  if (benefit === undefined || finding.scope === undefined) return [];
  const orders = ordersFor(finding);
  if (orders.length === 0) return [newOrder(finding, benefit)];
  const tried = orders.flatMap((order) => placesIn(order, benefit, finding)).slice(0, MOST_TRIED).map((place) => ({ ...place, left: leftBy(place.fix, finding) }));
  const least = Math.min(...tried.map(({ left }) => left));
  const found = tried.filter(({ left }) => left === least && left < Infinity);
  const isOne = new Set(found.map(({ order }) => order.node)).size === 1 && found.every(({ order }) => order.file === finding.file);
  return found.map(({ fix, order }) => (isOne ? fix : { ...fix, title: withPlace(fix.title, order, finding) }));
}

function ordersFor(finding: Finding): readonly Order[] {
  const schemes = new Set([argument(finding, "scheme", "en"), argument(finding, "scheme", "zh")]);
  const files = finding.scope?.visible.map(({ file }) => file) ?? [];
  return files.flatMap((file) => (finding.snapshot.parsed.get(file)?.tree.declarations ?? []).flatMap((node) => (node.kind === "Settle" && node.schemes.some(({ key }) => schemes.has(key)) ? [{ file, node }] : [])));
}

/** Last, beside others of which one is open, or before the last layer. */
function placesIn(order: Order, benefit: NodeOf<"Benefit">, { snapshot }: Finding): readonly Place[] {
  const { file, node: { steps, span } } = order;
  const isChinese = spellingOfFile(snapshot, file) === "zh";
  const last = steps.at(-1);
  if (last === undefined) return [];
  const isWide = /[；：，]/.test(snapshot.parsed.get(file)?.source.text.slice(span.start, span.end) ?? "");
  const [semicolon, comma] = isWide ? ["；", "，"] : ["; ", ", "];
  const then = `${semicolon}${isChinese ? "然后" : "then"} `;
  const name = nameIn(benefit, isChinese ? "zh" : "en");
  const [en, zh] = [nameOf(benefit, "en"), nameOf(benefit, "zh")];
  const place = (title: Phrase, at: number, text: string): Place => ({ order, fix: offer({ file }, title, [[at, at, text]]) });
  const beside = steps.filter(({ oneOf }) => oneOf).map((step) => place({ en: `settle “${en}” beside “${step.names[0]?.key ?? ""}”`, zh: `把“${zh}”与“${step.names[0]?.key ?? ""}”等列为择一` }, step.span.end, comma + name));
  const before = place({ en: `settle “${en}” before “${last.names[0]?.key ?? ""}”`, zh: `在“${last.names[0]?.key ?? ""}”之前结算“${zh}”` }, last.span.start, `${name}${then}`);
  return [place({ en: `settle “${en}” last`, zh: `把“${zh}”作为最后一层结算` }, last.span.end, then + name), ...beside, before];
}

/** How many benefits of the file are left that are not settled whenever they are open; where something else is wrong then, any number. */
function leftBy({ edits }: Fix, { snapshot, diagnostic, file }: Finding): number {
  const after = copyWith(snapshot, edits).snapshotAround(file);
  return newErrors(snapshot, after).length > 0 ? Infinity : after.diagnostics.filter(({ id, location }) => id === diagnostic.id && location?.file === file).length;
}

function withPlace({ en, zh }: Phrase, { file, node }: Order, { snapshot }: Finding): Phrase {
  const source = snapshot.parsed.get(file)?.source;
  const line = source === undefined ? 0 : positionAt(source, node.span.start).line;
  const name = readable(file.slice(file.lastIndexOf("/") + 1));
  return { en: `${en} (${name}, line ${line})`, zh: `${zh}（${name} 第 ${line} 行）` };
}

function newOrder(finding: Finding, benefit: NodeOf<"Benefit">): Fix {
  const { end } = benefit.span;
  const name = nameIn(benefit, finding.spelling);
  const isWide = finding.tokens.filter(({ image }) => image === "：").length > finding.tokens.filter(({ image }) => image === ":").length;
  const text = finding.spelling === "zh" ? `\n结算顺序 适用 ${argument(finding, "scheme", "zh")}${isWide ? "：" : ": "}${name}` : `\nsettle for ${argument(finding, "scheme", "en")}: ${name}`;
  return offer(finding, { en: "add an order of settlement", zh: "加上结算顺序" }, [[end, end, text]]);
}

function nameOf({ name, other }: NodeOf<"Benefit">, language: "en" | "zh"): string {
  return shownName({ name: name.key, other: other?.key }, language);
}

function nameIn(benefit: NodeOf<"Benefit">, language: "en" | "zh"): string {
  return writtenName(nameOf(benefit, language));
}
