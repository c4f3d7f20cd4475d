/** What a clause of a slot, a part or a benefit still has to say, word by word. */
import type { Fix, Phrase } from "../../../compiler/diagnostics/diagnostic.ts";
import { codeOf } from "../../../compiler/diagnostics/render/message.ts";
import { KEYWORDS } from "../../../compiler/syntax/keywords.ts";
import { columnWordsOf } from "../../../compiler/syntax/column-words.ts";
import { placeAt } from "../../../compiler/syntax/expectations.ts";
import { findSymbol, type Scope } from "../../../compiler/bind/scope.ts";
import { computedRows } from "../computed.ts";
import { wordFor } from "../spelling.ts";
import { adding, argument, deleting, type Finding, offer, type Remedy, writing } from "./finding.ts";
import { nodeAround } from "./tree-nodes.ts";

const SCALES: readonly Phrase[] = [{ en: " of base", zh: " 按基数" }, { en: " of excess", zh: " 按超过部分" }, { en: " of payment", zh: " 按支付额" }];

export const addScale: Remedy = (finding) => {
  const byBand = nodeAround(finding, "Slot")?.options.find(({ kind }) => kind === "ByBand");
  return byBand === undefined ? [] : SCALES.map((scale) => adding(finding, byBand.span.end, scale));
};

export const addBands: Remedy = (finding) => {
  const slot = nodeAround(finding, "Slot");
  return slot === undefined ? [] : SCALES.map(({ en, zh }) => adding(finding, slot.word.end, { en: ` by band${en}`, zh: ` 分段${zh}` }));
};

const COMBINATIONS: readonly Phrase[] = [{ en: " best for the patient", zh: " 就高" }, { en: " in order", zh: " 依次" }];

/** Which row counts where several apply; amounts of money may also be added up. */
export const combineRows: Remedy = (finding) => {
  const slot = nodeAround(finding, "Slot");
  if (slot?.table === undefined || slot.options.some(({ kind }) => kind === "Combine")) return [];
  const sum: readonly Phrase[] = slot.slot === "amount" && finding.diagnostic.id === "tableOfList" ? [{ en: " sum", zh: " 合计" }] : [];
  return [...COMBINATIONS, ...sum].map((how) => adding(finding, slot.word.end, how));
};

/** The ways that the compiler's own fix, the first of them, leaves. */
export const addOfCost: Remedy = (finding) => behindValue(finding, [{ en: " of cost", zh: " 按费用额" }]);
export const addOtherPeriod: Remedy = (finding) => behindValue(finding, [{ en: " per admission", zh: " 每次住院" }]);
export const addFromContribution: Remedy = (finding) => behindValue(finding, [{ en: " from contribution", zh: " 自缴费起" }]);

function behindValue(finding: Finding, texts: readonly Phrase[]): readonly Fix[] {
  const slot = nodeAround(finding, "Slot");
  return slot === undefined ? [] : texts.map((text) => adding(finding, slot.value?.span.end ?? slot.word.end, text));
}

/** “Nothing is implied”: where there is none, that is written. */
export const addNone: Remedy = (finding) => {
  const word = KEYWORDS.find(({ id, en }) => (id === "deductible" || id === "cap") && en[0] === argument(finding, "slot", "en"))?.id;
  const brace = openingBrace(finding);
  if (word === undefined || brace === undefined) return [];
  return [adding(finding, brace, { en: `\n  ${wordFor(word, "en")} none`, zh: `\n  ${wordFor(word, "zh")} 无` })];
};

/** Behind the first opening brace after the finding. */
function openingBrace({ tokens, span }: Finding): number | undefined {
  return tokens.find(({ image, span: own }) => own.start >= span.end && (image === "{" || image === "｛"))?.span.end;
}

export const addPooling: Remedy = (finding) => {
  const brace = openingBrace(finding);
  const ways: readonly Phrase[] = [{ en: " pooling unified collection and expenditure", zh: " 统筹模式 统收统支" }, { en: " pooling adjustment fund", zh: " 统筹模式 调剂金" }];
  return brace === undefined ? [] : ways.map(({ en, zh }) => adding(finding, brace, { en: `\n ${en}\n`, zh: `\n ${zh}\n` }));
};

/** `=` for a dimension of which a person has one member, `has` where it may be several. */
export const changeOperator: Remedy = (finding) => {
  const condition = nodeAround(finding, "Is");
  const [first] = condition?.items ?? [];
  if (condition === undefined || first === undefined) return [];
  const operator = finding.diagnostic.id === "manyNeedsHas" ? { en: " has ", zh: " 含 " } : { en: " = ", zh: " = " };
  return [writing(finding, { start: condition.dimension.span.end, end: first.span.start }, operator)];
};

/** The usual heading of the values, where the table has none: in its last column, unless bands stand there. */
export const writeValueHeading: Remedy = (finding) => {
  const slot = nodeAround(finding, "Slot");
  const words = slot === undefined ? [] : columnWordsOf(slot.slot);
  const cells = slot?.table?.header.cells ?? [];
  const isHeaded = cells.some(({ items: [item] }) => item?.kind === "Range" || (item?.kind === "Value" && item.value.kind === "Name" && item.value.name.keyword !== undefined && words.includes(item.value.name.keyword)));
  const [word] = words;
  if (word === undefined || isHeaded || (cells.at(-1)?.span.start ?? 0) > finding.span.start) return [];
  return [writing(finding, finding.span, { en: wordFor(word, "en"), zh: wordFor(word, "zh") })];
};

const ANY: Phrase = { en: "any", zh: "任意" };
const YES_NO: readonly Phrase[] = [{ en: "yes", zh: "是" }, { en: "no", zh: "否" }];
const NOTHING: readonly Phrase[] = [{ en: "none", zh: "无" }, { en: "not covered", zh: "不予支付" }];

/** Below a dimension `any`, or what is true or not; below others the two values that are written out. */
export const fillCell: Remedy = (finding) => {
  const { text, span, scope } = finding;
  const { table } = placeAt(text, span.start);
  const [heading] = table?.headings[table.column] ?? [];
  if (heading === undefined || scope === undefined) return [];
  const space = text.slice(span.start, span.end).trim() === "" ? " " : "";
  return cellWords(heading.image, scope).map(({ en, zh }) => writing(finding, span, { en: space + en + space, zh: space + zh + space }));
};

function cellWords(heading: string, scope: Scope): readonly Phrase[] {
  const node = findSymbol(scope, "Dimension", { key: heading })?.node;
  if (node?.kind === "Dimension") return node.domain.kind === "YesNo" ? [...YES_NO, ANY] : [ANY];
  return /^(?:city|城市)$/.test(heading) ? [ANY] : NOTHING;
}

/** The whole line of a row, unless the row gives more cells than this one, or a value that no other gives. */
export const deleteRow: Remedy = (finding) => {
  if (givesAlone(finding)) return [];
  const table = nodeAround(finding, "Slot")?.table;
  const row = table?.rows.find(({ span }) => span.start <= finding.span.start && finding.span.end <= span.end);
  const isLastCell = row?.cells.at(-1) !== undefined && (row.cells.at(-1)?.span.start ?? 0) <= finding.span.start;
  const values = table?.header.cells.at(-1)?.items[0];
  const isOneColumn = values?.kind === "Value" && values.value.kind === "Name" && values.value.name.keyword !== undefined;
  return row === undefined || !isLastCell || !isOneColumn ? [] : [deleting(finding, row.span, { en: "delete the row", zh: "删去该行" })];
};

function givesAlone({ snapshot, file, span }: Finding): boolean {
  const rows = computedRows(snapshot, file).filter(({ row: { location } }) => location.span.start === span.start);
  return rows.some(({ periods }) => periods.some(({ parts }) => parts.some((part) => part.rows.length === 1)));
}

/** With its block, where it is the only one in it. */
export const deleteAdjustment: Remedy = (finding) => {
  const adjust = nodeAround(finding, "Adjust");
  return adjust === undefined ? [] : [deleting(finding, adjust.lines.length === 1 ? adjust.span : finding.span, { en: "delete the adjustment", zh: "删去这条调整" })];
};

/** What a city's file may not set: that part of it, or all of it where it sets nothing else. */
export const deleteSetting: Remedy = (finding) => {
  const set = nodeAround(finding, "Set");
  const part = nodeAround(finding, "Part");
  const span = part !== undefined && (set?.parts.length ?? 0) > 1 ? part.span : set?.span;
  return span === undefined ? [] : [deleting(finding, span)];
};

/** An allowance without its reason is an error that shows where to write it; one that is there already says no more a second time. */
export const allow: Remedy = (finding) => {
  const slot = nodeAround(finding, "Slot") ?? nodeAround(finding, "Part");
  const row = slot?.table?.rows.find(({ span }) => span.start <= finding.span.start && finding.span.end <= span.end);
  const adjust = nodeAround(finding, "Adjust");
  const end = row?.span.end ?? (adjust === undefined ? headEnd(finding, slot) : finding.span.end);
  const code = codeOf(finding.diagnostic);
  const line = adjust?.lines.find(({ span }) => span.start <= finding.span.start && finding.span.end <= span.end);
  const isAllowed = (row ?? line ?? slot)?.tail.allowances.some((allowance) => allowance.code.key === code) === true;
  if (end === undefined || isAllowed) return [];
  const text = { en: ` allow ${code} because ""`, zh: ` 允许 ${code} 理由 ""` };
  return [offer(finding, { en: `allow ${code} here, with a reason to be written`, zh: `在此允许 ${code}（须写明理由）` }, [[end, end, text[finding.spelling]]])];
};

/** The end of a clause, or of what stands before its table. */
function headEnd({ text }: Finding, slot: { readonly span: { readonly end: number }; readonly table: { readonly span: { readonly start: number } } | undefined } | undefined): number | undefined {
  if (slot?.table === undefined) return slot?.span.end;
  const before = text.slice(0, slot.table.span.start);
  return before.trimEnd().replace(/[{｛]$/, "").trimEnd().length;
}
