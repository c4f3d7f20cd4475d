/** Works out contributions from compiled tables alone; docs/contributions.md says what is paid in. */
import { apportion } from "../base/apportion.ts";
import { parseDay } from "../base/calendar.ts";
import { rational, type Rational, roundHalfUp } from "../base/rational.ts";
import type { FundFile, Label, Tables } from "../emit/format.ts";
import {
  type AccountCredit, type ContributionClaim, type ContributionRefusal, type ContributionSettlement, gravestOf, isRefused, type PaidPart, type Payment,
} from "./contribution-claim.ts";
import { type Cell, cellsOf, type ContributionPlan, contributionPlanOf, impossibility, type OpenPurse, type Place, placeIn, type PursePlan, refusing, sharesOf, type SplitRow, type Word } from "./contribution-engine-plan.ts";
import { basesFor, countedBase, type EngineBase, isRate, numberIn } from "./contribution-engine-base.ts";
import { isExact, totalsOf } from "./contribution-totals.ts";
import { traceOf } from "./contribution-engine-trace.ts";
import type { ContributionTrace } from "./contribution-trace.ts";
import { readFacts } from "./engine-claim.ts";
import { isIn } from "./engine-table.ts";

export interface ExplainedContribution {
  readonly settlement: ContributionSettlement;
  readonly trace: ContributionTrace;
}

export interface ContributionEngine {
  readonly settle: (claim: ContributionClaim) => ContributionSettlement | ContributionRefusal;
  /** As `settle`, with the rows that gave each number. */
  readonly explain: (claim: ContributionClaim) => ExplainedContribution | ContributionRefusal;
}

/**
 * The tables of a folder, as texts by path; of a province's funds only the names are read, and other files are passed over. Throws where a file is no JSON or contradicts
 * itself: `verifyTables` says what is wrong with a folder.
 */
export function loadContributions(files: ReadonlyMap<string, string>): ContributionEngine {
  const read = [...files].filter(([path]) => path.endsWith(".json")).map(([, text]) => JSON.parse(text) as Partial<Tables> | Partial<FundFile>);
  const provinces = new Map<string, Map<string, Scheme>>();
  for (const tables of read.filter(isTables)) {
    const funds = read.filter(({ province }) => province?.name === tables.province.name).flatMap((file) => ("funds" in file ? (file.funds ?? []) : []));
    const schemes = provinces.get(tables.province.name) ?? new Map<string, Scheme>();
    provinces.set(tables.province.name, schemes.set(tables.scheme.name, { plan: contributionPlanOf(tables), funds }));
  }
  const explain = (claim: ContributionClaim): ExplainedContribution | ContributionRefusal => {
    const schemes = provinces.get(claim.province);
    const scheme = schemes?.get(claim.scheme);
    const found = schemes === undefined ? refusing("unknownProvince", [claim.province]) : scheme === undefined ? refusing("unknownScheme", [claim.scheme]) : explainWith(scheme, claim);
    if (claim.id === undefined) return found;
    return isRefused(found) ? { id: claim.id, ...found } : { ...found, settlement: { id: claim.id, ...found.settlement } };
  };
  const settle = (claim: ContributionClaim): ContributionSettlement | ContributionRefusal => {
    const explained = explain(claim);
    return isRefused(explained) ? explained : explained.settlement;
  };
  return { settle, explain };
}

interface Scheme {
  readonly plan: ContributionPlan;
  readonly funds: readonly Label[];
}

function isTables(file: Partial<Tables> | Partial<FundFile>): file is Tables {
  return "scheme" in file && "contributions" in file;
}

function explainWith({ plan, funds }: Scheme, claim: ContributionClaim): ExplainedContribution | ContributionRefusal {
  const day = parseDay(claim.on);
  if (day === undefined) return refusing("badDay", ["on"]);
  const point = readFacts(plan.axes, claim);
  if ("refused" in point) return point as ContributionRefusal;
  if (claim.city !== undefined && plan.axes.city === undefined) return refusing("badFact", ["city"]);
  const place = { axes: plan.axes, day, point };
  const settled = faultOfBases(plan, claim) ?? faultOfTime(plan, day) ?? impossibility(plan, place) ?? settleAt(plan, place, claim);
  return isRefused(settled) ? settled : { settlement: settled.settlement, trace: traceOf(plan, funds, claim, settled.purses) };
}

function faultOfBases({ purses }: ContributionPlan, { bases }: ContributionClaim): ContributionRefusal | undefined {
  const names = Object.keys(bases);
  const unknown = names.filter((name) => !purses.some(({ tables }) => tables.baseFact === name));
  if (unknown.length > 0) return refusing("unknownBase", unknown);
  const bad = names.filter((name) => !(Number.isSafeInteger(bases[name]?.amount) && (bases[name]?.amount ?? -1) >= 0));
  return bad.length > 0 ? refusing("badAmount", bad) : undefined;
}

function faultOfTime({ purses, tables }: ContributionPlan, day: number): ContributionRefusal | undefined {
  if (purses.some((purse) => isIn(purse, day))) return undefined;
  return refusing(purses.length > 0 && purses.every(({ from }) => day < from) ? "beforeFirstDay" : "noRule", [tables.scheme.name]);
}

// ── one person ──────────────────────────────────────────────────────────────
const PARTS: Readonly<Record<PursePlan["kind"], readonly Word[]>> = { contribution: ["employer", "member", "subsidy"], account: ["credit"] };

function settleAt(plan: ContributionPlan, place: Place, claim: ContributionClaim): Settled | ContributionRefusal {
  const inForce = plan.purses.filter((purse) => isIn(purse, place.day));
  const places = inForce.map((purse) => ({ purse, isOpen: placeIn(purse.domain, place) }));
  const faults = places.flatMap(({ isOpen }) => (typeof isOpen === "boolean" ? [] : [isOpen]));
  const open: OpenPurse[] = [];
  for (const { purse } of places.filter(({ isOpen }) => isOpen === true)) {
    const cells = PARTS[purse.kind].flatMap((word) => cellsOf(purse, word, place));
    const own = cells.filter(isRefused);
    faults.push(...own);
    if (own.length === 0) open.push({ purse, cells: cells.filter((cell): cell is Cell => !isRefused(cell) && numberIn(cell) !== undefined) });
  }
  const bases = basesFor(open, place, claim.bases);
  const fault = gravestOf([...faults, ...bases.filter(isRefused)]);
  if (fault !== undefined) return fault;
  if (open.length === 0) return refusing("noRule", [plan.tables.scheme.name]);
  return pay(plan, place, open.map((purse, i) => ({ ...purse, base: bases[i] as EngineBase | undefined })));
}

/** An amount before it is rounded, of one part, for one span, to one receiver, with the cells that make it up. */
export interface Due {
  readonly word: Word;
  readonly per: string | undefined;
  readonly to: string | undefined;
  readonly exact: Rational;
  readonly cells: readonly Cell[];
}

export interface SettledDue extends Due {
  readonly amount: bigint;
  readonly split: SplitRow | undefined;
  /** Who pays it, each with a share in 0.01 % and an amount; the amounts add up. */
  readonly payers: readonly { readonly payer: string; readonly share: number; readonly amount: number }[];
}

export interface SettledPurse extends OpenPurse {
  readonly base: EngineBase | undefined;
  readonly dues: readonly SettledDue[];
}

interface Settled {
  readonly settlement: ContributionSettlement;
  readonly purses: readonly SettledPurse[];
}

function pay(plan: ContributionPlan, place: Place, open: readonly (OpenPurse & { readonly base: EngineBase | undefined })[]): Settled | ContributionRefusal {
  const accounts = [...new Set(open.filter(({ purse }) => purse.kind === "account").map(({ purse }) => purse.tables.name))];
  const isNamed = plan.purses.some(({ kind, tables }) => kind === "account" && tables.name === "account");
  // `to account` is the person's account, where there is one.
  const receiver = (written: string | undefined): string | undefined => (written === "account" && !isNamed && accounts.length === 1 ? accounts[0] : written);
  const settled: SettledPurse[] = [];
  for (const one of open) {
    const dues = duesOf(one, receiver).map((due) => settledDue(due, one.purse, place));
    const fault = gravestOf(dues.filter(isRefused));
    if (fault !== undefined) return fault;
    settled.push({ ...one, dues: dues.filter((due): due is SettledDue => !isRefused(due)) });
  }
  const payments = settled.filter(({ purse }) => purse.kind === "contribution").flatMap(paymentsOf);
  const credits = settled.filter(({ purse }) => purse.kind === "account").flatMap((one) => creditsOf(one, payments));
  const bases = settled.flatMap(({ base, purse }) => (base === undefined || base.owner !== purse ? [] : [countedBase(base)]));
  const settlement = { bases, payments, accounts: credits, totals: totalsOf(payments) };
  if (!isExact(settlement)) return refusing("badAmount", bases.map(({ base }) => base));
  return { settlement, purses: settled };
}

function duesOf({ cells, base }: OpenPurse & { readonly base: EngineBase | undefined }, receiver: (written: string | undefined) => string | undefined): Due[] {
  const sums = new Map<string, Due>();
  for (const cell of cells) {
    const { source } = cell.period;
    const number = BigInt(numberIn(cell) ?? 0);
    const per = isRate(cell) ? base?.stated.per : source.per;
    const to = receiver(source.fund);
    const counted = base?.counted ?? rational(0n);
    const exact = isRate(cell) ? rational(number * counted.numerator, 10_000n * counted.denominator) : rational(number);
    const key = JSON.stringify([cell.word, per, to]);
    const before = sums.get(key);
    const whole = before === undefined ? exact : rational(before.exact.numerator * exact.denominator + exact.numerator * before.exact.denominator, before.exact.denominator * exact.denominator);
    sums.set(key, { word: cell.word, per, to, exact: whole, cells: [...(before?.cells ?? []), cell] });
  }
  return [...sums.values()];
}

/** A part that is split is rounded as a whole, and its payers share the fen. */
function settledDue(due: Due, purse: PursePlan, place: Place): SettledDue | ContributionRefusal {
  const split = purse.kind === "account" ? undefined : sharesOf(purse, due.word, place);
  if (isRefused(split)) return split;
  const amount = roundHalfUp(due.exact).numerator;
  const shares = split?.shares ?? [{ payer: due.word === "subsidy" ? "government" : due.word, share: 10_000 }];
  const parts = apportion(amount, shares.map(({ share }) => rational(BigInt(share))));
  return { ...due, amount, split, payers: shares.map(({ payer, share }, i) => ({ payer, share, amount: Number(parts[i]) })) };
}

function paymentsOf({ purse, dues }: SettledPurse): Payment[] {
  return dues.flatMap(({ word, per, to, payers }) => payers.map(({ payer, amount }) => ({ contribution: purse.tables.name, part: word as PaidPart, payer, amount, per, to })));
}

function creditsOf({ purse, dues }: SettledPurse, payments: readonly Payment[]): AccountCredit[] {
  return dues.map(({ per, amount: whole }) => {
    const amount = Number(whole);
    const paidIn = payments.reduce((sum, payment) => (payment.to === purse.tables.name && payment.per === per ? sum + payment.amount : sum), 0);
    return { account: purse.tables.name, amount, per, paidIn, fromFund: amount - paidIn };
  });
}
