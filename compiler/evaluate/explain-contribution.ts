/** A contribution in sentences: who pays what, and below each figure the document and article that it stands in. */
import { rational } from "../base/rational.ts";
import type { Phrase } from "../diagnostics/diagnostic.ts";
import { phraseWord } from "../parts/phrase-slot.ts";
import { phraseValue } from "../parts/phrase-value.ts";
import type { AccountCredit, ContributionSettlement } from "./contribution-claim.ts";
import type { ContributionTrace, TraceBase, TraceDue, TracePurse, TraceRow } from "./contribution-trace.ts";
import { asSentence, byWhat, nameOf, percent, phraseFact, yuan } from "./explain-figure.ts";
import { indented } from "./explain-layer.ts";

export function explainContribution(settlement: ContributionSettlement, { purses }: ContributionTrace): readonly Phrase[] {
  return [
    ...purses.flatMap((purse) => (purse.dues.length === 0 ? [] : [...purseLines(purse), ...creditLines(purse, settlement.accounts)])),
    ...totalLines(settlement, purses),
  ].map(asSentence);
}

function purseLines({ kind, name, base, hasOwnBase, dues }: TracePurse): Phrase[] {
  return [{ en: `${kind} “${nameOf(name).en}”`, zh: name.label }, ...indented([...(base === undefined || !hasOwnBase ? [] : baseLines(base)), ...dues.flatMap((due) => dueLines(due, base))])];
}

function baseLines({ name, stated, per, counted, bounds }: TraceBase): Phrase[] {
  const span = spanOf(per);
  const isBounded = counted !== stated;
  return [
    {
      en: `${nameOf({ name, label: name }).en} ${yuan(stated)} yuan${span.en}${isBounded ? `, counted as ${yuan(counted)} yuan` : ""}`,
      zh: `${baseOf(name).zh} ${yuan(stated)} 元${span.zh}${isBounded ? `，按 ${yuan(counted)} 元计` : ""}`,
    },
    ...indented(bounds.flatMap(({ word, amount, row }) => {
      const [what, own] = [phraseWord(word), spanOf(row.per)];
      const [value, facts] = [valueOf(row), factsOf(row)];
      const isConverted = row.per !== per;
      return [{
        en: `${what.en} ${value.en}${own.en}${facts.en}${isConverted ? `, which is ${yuan(amount)} yuan${span.en}` : ""}`,
        zh: `${what.zh} ${value.zh}${own.zh}${facts.zh}${isConverted ? `，折合 ${yuan(amount)} 元${span.zh}` : ""}`,
      }, ...indented([byWhat(row.sources)])];
    })),
  ];
}

function dueLines({ word, amount, per, to, rows, shares, sharesFrom }: TraceDue, base: TraceBase | undefined): Phrase[] {
  const [what, span, ways] = [phraseWord(word), spanOf(per), rows.map((row) => wayOf(row, base))];
  const receiver = to === undefined ? { en: "", zh: "" } : { en: `, to the ${to.kind} “${nameOf(to.name).en}”`, zh: `，划入${to.name.label}` };
  return [
    { en: `${what.en} ${yuan(amount)} yuan${span.en} = ${ways.map(({ en }) => en).join(" + ")}${receiver.en}`, zh: `${what.zh} ${yuan(amount)} 元${span.zh}＝${ways.map(({ zh }) => zh).join("＋")}${receiver.zh}` },
    ...indented([byWhat(rows.flatMap(({ sources }) => sources)), ...shareLines(shares, sharesFrom)]),
  ];
}

function wayOf(row: TraceRow, base: TraceBase | undefined): Phrase {
  const [value, facts] = [valueOf(row), factsOf(row)];
  if (row.unit !== "ratio") return { en: `${value.en}${facts.en}`, zh: `${value.zh}${facts.zh}` };
  return { en: `${value.en} of ${yuan(base?.counted ?? 0)} yuan${facts.en}`, zh: `${yuan(base?.counted ?? 0)} 元 × ${value.zh}${facts.zh}` };
}

/** Which of the claim's facts chose the row. */
function factsOf({ facts }: TraceRow): Phrase {
  if (facts.length === 0) return { en: "", zh: "" };
  const said = facts.map(phraseFact);
  return { en: ` (${said.map(({ en }) => en).join(", ")})`, zh: `（${said.map(({ zh }) => zh).join("，")}）` };
}

function shareLines(shares: TraceDue["shares"], sources: TraceDue["sharesFrom"]): Phrase[] {
  const lines = shares.map(({ payer, share, amount }) => ({ en: `${payerOf(payer).en} ${percent(share)}: ${yuan(amount)} yuan`, zh: `${payerOf(payer).zh} ${percent(share)}：${yuan(amount)} 元` }));
  return lines.length === 0 ? [] : [...lines, byWhat(sources)];
}

function creditLines({ kind, name }: TracePurse, accounts: readonly AccountCredit[]): readonly Phrase[] {
  const own = kind === "account" ? accounts.filter(({ account }) => account === name.name) : [];
  return indented(own.map(({ amount, per, paidIn, fromFund }) => {
    const span = spanOf(per);
    return { en: `credited ${yuan(amount)} yuan${span.en}: ${yuan(paidIn)} yuan paid in, ${yuan(fromFund)} yuan from the fund`, zh: `共划入 ${yuan(amount)} 元${span.zh}：缴入 ${yuan(paidIn)} 元，基金划入 ${yuan(fromFund)} 元` };
  }));
}

function totalLines({ totals: { paid, received } }: ContributionSettlement, purses: ContributionTrace["purses"]): Phrase[] {
  const labels = new Map(purses.flatMap(({ dues }) => dues.flatMap(({ to }) => (to === undefined ? [] : [[to.name.name, to] as const]))));
  return [
    ...paid.map(({ payer, per, amount }) => ({ en: `${payerOf(payer).en} pays ${yuan(amount)} yuan${spanOf(per).en}`, zh: `${payerOf(payer).zh}缴 ${yuan(amount)} 元${spanOf(per).zh}` })),
    ...received.map(({ to, per, amount }) => {
      const receiver = labels.get(to) ?? { kind: "fund", name: { name: to, label: to } };
      return { en: `the ${receiver.kind} “${nameOf(receiver.name).en}” receives ${yuan(amount)} yuan${spanOf(per).en}`, zh: `${receiver.name.label}收 ${yuan(amount)} 元${spanOf(per).zh}` };
    }),
  ];
}

const BASES: Readonly<Record<string, string>> = { own_wage: "本人工资" };

/** A base is a word of the policy in one language; of the usual one the other is known. */
export function baseOf(name: string): Phrase {
  return { en: name, zh: BASES[name] ?? name };
}

/** Payers that the formula itself names, and the usual levels of government. */
const PAYERS: Readonly<Record<string, Phrase>> = {
  employer: { en: "the employer", zh: "单位" }, member: { en: "the member", zh: "个人" }, government: { en: "the government", zh: "财政" }, central: { en: "the central government", zh: "中央财政" },
  province: { en: "the province", zh: "省级财政" }, city: { en: "the city", zh: "市级财政" }, county: { en: "the county", zh: "县级财政" }, local: { en: "the local government", zh: "地方财政" },
};

/** Who pays in or bears a share; what has no word of its own is called as it was written. */
export function payerOf(payer: string): Phrase {
  return PAYERS[payer] ?? nameOf({ name: payer, label: payer });
}

const SPANS: Readonly<Record<string, Phrase>> = { month: { en: " per month", zh: "（每月）" }, quarter: { en: " per quarter", zh: "（每季度）" }, year: { en: " per year", zh: "（每年）" } };

function spanOf(per: string | undefined): Phrase {
  return per === undefined ? { en: "", zh: "" } : (SPANS[per] ?? { en: ` per ${per}`, zh: `（每${per}）` });
}

function valueOf({ value, unit }: TraceRow): Phrase {
  return phraseValue(typeof value === "number" ? { kind: "number", amount: rational(BigInt(value)) } : { kind: "none" }, unit);
}
