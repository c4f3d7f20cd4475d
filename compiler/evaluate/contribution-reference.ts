/**
 * What is paid in for one person, in the order of docs/contributions.md: the shortest readable form of it over the checked model. Money is
 * exact fractions of fen until it is reported.
 */
import { add, compare, multiply, type Rational, rational, roundHalfUp, ZERO } from "../base/rational.ts";
import { apportion } from "../base/apportion.ts";
import type { Contribution } from "../model/contribution.ts";
import type { ProvinceProgram } from "../model/program.ts";
import type { SlotWord } from "../model/slot.ts";
import {
  type AccountCredit, type BaseAmount, type ContributionClaim, type ContributionRefusal, type ContributionSettlement, type CountedBase, gravestOf, isRefused, monthsIn,
  type PaidPart, type Payment,
} from "./contribution-claim.ts";
import { caseOf, type ContributionCase, figureAt, isOpen, refused, sharesAt } from "./contribution-reference-case.ts";
import { isExact, totalsOf } from "./contribution-totals.ts";
import { type Decided, type Figure, numberOf } from "./reference-figures.ts";

export interface Contributing {
  readonly settlement: ContributionSettlement;
  /** The cells that gave a number, and the rows by which a subsidy was split. */
  readonly figures: readonly Figure[];
  readonly splits: readonly { readonly contribution: Contribution; readonly row: Contribution["splits"][number]["rows"][number] }[];
}

export function contributeByModel(province: ProvinceProgram, decided: Decided, claim: ContributionClaim): Contributing | ContributionRefusal {
  const kase = caseOf(province, decided, claim);
  const result = isRefused(kase) ? kase : contribute(kase);
  if (claim.id === undefined) return result;
  return isRefused(result) ? { id: claim.id, ...result } : { ...result, settlement: { id: claim.id, ...result.settlement } };
}

function contribute(kase: ContributionCase): Contributing | ContributionRefusal {
  const open = kase.contributions.filter((one) => isOpen(one, kase) !== false);
  const read = open.map((one) => purseOf(one, kase));
  const purses = read.filter((one): one is Purse => !isRefused(one));
  const based = purses.map((purse) => withBase(purse, purses, kase));
  const fault = gravestOf([...read.filter(isRefused), ...based.filter(isRefused)]);
  if (fault !== undefined) return fault;
  if (open.length === 0) return refused("noRule", kase.scheme.name);
  return report(based as readonly Based[], kase);
}

// ── the cells of one contribution or account ────────────────────────────────
interface Purse {
  readonly contribution: Contribution;
  readonly figures: readonly Figure[];
}

const PARTS: Readonly<Record<Contribution["kind"], readonly SlotWord[]>> = { contribution: ["employer", "member", "subsidy"], account: ["credit"] };

function purseOf(contribution: Contribution, kase: ContributionCase): Purse | ContributionRefusal {
  const place = isOpen(contribution, kase);
  if (isRefused(place)) return place;
  const slots = PARTS[contribution.kind].flatMap((word) => slotsOf(contribution, word));
  const found = slots.map((slot) => figureAt(slot, kase));
  const fault = gravestOf(found.filter(isRefused));
  return fault ?? { contribution, figures: found.filter((figure): figure is Figure => figure !== undefined && !isRefused(figure) && numberOf(figure) !== undefined) };
}

function slotsOf({ slots }: Contribution, word: SlotWord): Contribution["slots"] {
  return slots.filter((slot) => slot.word === word).sort((a, b) => (a.role === b.role ? 0 : a.role === "value" ? -1 : 1));
}

// ── the base of its rates ───────────────────────────────────────────────────
interface Base {
  readonly of: Contribution;
  readonly name: string;
  readonly stated: BaseAmount;
  readonly floor: Rational | undefined;
  readonly ceiling: Rational | undefined;
  readonly counted: Rational;
  readonly figures: readonly Figure[];
}

interface Based extends Purse {
  /** Of a purse without rates `undefined`. */
  readonly base: Base | undefined;
}

/** An account without a base of its own takes its rates of the base of the person's contributions, if there is one only. */
function withBase(purse: Purse, all: readonly Purse[], kase: ContributionCase): Based | ContributionRefusal {
  const { contribution, figures } = purse;
  if (!figures.some(isRate)) return { ...purse, base: undefined };
  const owners = contribution.kind === "account" && contribution.baseFact === undefined
    ? all.map((other) => other.contribution).filter((other) => other.kind === "contribution" && other.baseFact !== undefined) : [contribution];
  const bases = owners.map((owner) => baseOf(owner, kase));
  const fault = gravestOf(bases.filter(isRefused));
  const [first, ...others] = bases.filter((base): base is Base => !isRefused(base));
  if (fault !== undefined) return fault;
  if (first === undefined) return refused("noRule", `base of ${contribution.name}`);
  const isSame = (other: Base): boolean => other.name === first.name && compare(other.counted, first.counted) === 0;
  return others.every(isSame) ? wellSpanned({ ...purse, base: first }) : refused("severalBases", `base of ${contribution.name}`);
}

function isRate({ slot }: Figure): boolean {
  return slot.unit === "ratio";
}

function baseOf(contribution: Contribution, kase: ContributionCase): Base | ContributionRefusal {
  const { baseFact: name } = contribution;
  if (name === undefined) return refused("noRule", `base of ${contribution.name}`);
  const stated = kase.bases.get(name);
  if (stated === undefined) return refused("missingBase", name);
  const [floor, ceiling] = (["floor", "ceiling"] as const).map((word) => boundOf(contribution, word, stated, kase));
  const fault = gravestOf([floor, ceiling].filter(isRefused));
  if (fault !== undefined) return fault;
  const [low, high] = [floor, ceiling] as readonly (Bound | undefined)[];
  const below = high === undefined ? rational(BigInt(stated.amount)) : least(rational(BigInt(stated.amount)), high.amount);
  const counted = low === undefined || compare(below, low.amount) >= 0 ? below : low.amount;
  return { of: contribution, name, stated, floor: low?.amount, ceiling: high?.amount, counted, figures: [low, high].flatMap((bound) => bound?.figure ?? []) };
}

function least(a: Rational, b: Rational): Rational {
  return compare(a, b) <= 0 ? a : b;
}

interface Bound {
  readonly amount: Rational;
  readonly figure: Figure;
}

/** A bound for the span of the amount that is stated: of a yearly bound a month has a twelfth, exactly. */
function boundOf(contribution: Contribution, word: "floor" | "ceiling", { per }: BaseAmount, kase: ContributionCase): Bound | ContributionRefusal | undefined {
  const [slot] = slotsOf(contribution, word);
  const figure = slot === undefined ? undefined : figureAt(slot, kase);
  if (figure === undefined || isRefused(figure)) return figure;
  const amount = numberOf(figure);
  if (amount === undefined) return undefined;
  const own = figure.period.attributes.per;
  if (own === per) return { amount, figure };
  if (own === undefined) return refused("noSpan", `${word} of ${contribution.name}`);
  if (per === undefined) return refused("missingSpan", contribution.baseFact ?? "");
  const [months, wanted] = [monthsIn(own), monthsIn(per)];
  if (months === undefined || wanted === undefined) return refused("otherSpan", `${word} of ${contribution.name}`);
  return { amount: multiply(amount, rational(BigInt(wanted), BigInt(months))), figure };
}

/** A rate that names a span is for an amount of that span. */
function wellSpanned(based: Based): Based | ContributionRefusal {
  const other = based.figures.find((figure) => isRate(figure) && figure.period.attributes.per !== undefined && figure.period.attributes.per !== based.base?.stated.per);
  return other === undefined ? based : refused("otherSpan", `${other.slot.word} of ${based.contribution.name}`);
}

// ── what it comes to ────────────────────────────────────────────────────────
/** An amount before it is rounded: of one part, for one span, to one receiver. */
interface Due {
  readonly word: SlotWord;
  readonly per: string | undefined;
  readonly to: string | undefined;
  readonly exact: Rational;
}

/** A rate and a fixed sum for the same span are one amount. */
function duesOf({ figures, base }: Based, kase: ContributionCase): readonly Due[] {
  const dues: Due[] = [];
  for (const figure of figures) {
    const { word } = figure.slot;
    const number = numberOf(figure) ?? ZERO;
    const { per: own, to: written } = figure.period.attributes;
    const per = isRate(figure) ? base?.stated.per : own;
    const to = written === undefined ? undefined : receiver(written, kase);
    const exact = isRate(figure) ? multiply(multiply(number, rational(1n, 10_000n)), base?.counted ?? ZERO) : number;
    const at = dues.findIndex((due) => due.word === word && due.per === per && due.to === to);
    const before = dues[at];
    if (before === undefined) dues.push({ word, per, to, exact });
    else dues[at] = { ...before, exact: add(before.exact, exact) };
  }
  return dues;
}

/** `to account` is the person's account, where there is one. */
function receiver(written: string, kase: ContributionCase): string {
  const accounts = kase.contributions.filter((other) => other.kind === "account");
  if (written !== "account" || accounts.some(({ name }) => name === written)) return written;
  const own = [...new Set(accounts.filter((account) => isOpen(account, kase) === true).map(({ name }) => name))];
  return own.length === 1 ? (own[0] ?? written) : written;
}

function report(all: readonly Based[], kase: ContributionCase): Contributing | ContributionRefusal {
  const paying = all.filter(({ contribution }) => contribution.kind === "contribution");
  const paid = paying.map((based) => paymentsOf(based, kase));
  const fault = gravestOf(paid.filter(isRefused));
  if (fault !== undefined) return fault;
  const lists = paid as readonly Paid[];
  const payments = lists.flatMap((one) => one.payments);
  const accounts = all.filter(({ contribution }) => contribution.kind === "account").flatMap((based) => creditsOf(based, payments, kase));
  const bases = all.flatMap(({ base, contribution }) => (base === undefined || base.of !== contribution ? [] : [countedBase(base)]));
  const settlement = { bases, payments, accounts, totals: totalsOf(payments) };
  const figures = all.flatMap((one) => [...one.figures, ...(one.base?.figures ?? [])]);
  if (!isExact(settlement)) return refused("badAmount", [...kase.bases.keys()].sort().join(", "));
  return { settlement, figures, splits: lists.flatMap(({ splits }) => splits) };
}

interface Paid {
  readonly payments: readonly Payment[];
  readonly splits: Contributing["splits"];
}

/** A part that is split is rounded as a whole, and its payers share the fen. */
function paymentsOf(based: Based, kase: ContributionCase): Paid | ContributionRefusal {
  const { contribution } = based;
  const payments: Payment[] = [];
  const splits: Contributing["splits"][number][] = [];
  for (const { word, per, to, exact } of duesOf(based, kase)) {
    const row = sharesAt(contribution, word, kase);
    if (isRefused(row)) return row;
    const shares = row?.shares ?? [{ payer: word === "subsidy" ? "government" : word, share: rational(1n) }];
    const parts = apportion(roundHalfUp(exact).numerator, shares.map(({ share }) => share));
    payments.push(...shares.map(({ payer }, place) => ({ contribution: contribution.name, part: word as PaidPart, payer, amount: Number(parts[place]), per, to })));
    if (row !== undefined) splits.push({ contribution, row });
  }
  return { payments, splits };
}

function creditsOf(based: Based, payments: readonly Payment[], kase: ContributionCase): readonly AccountCredit[] {
  const { name } = based.contribution;
  return duesOf(based, kase).map(({ per, exact }) => {
    const amount = Number(roundHalfUp(exact).numerator);
    const paidIn = payments.filter((payment) => payment.to === name && payment.per === per).reduce((sum, payment) => sum + payment.amount, 0);
    return { account: name, amount, per, paidIn, fromFund: amount - paidIn };
  });
}

function countedBase({ of, name, stated, floor, ceiling, counted }: Base): CountedBase {
  const fen = (amount: Rational | undefined): number | undefined => (amount === undefined ? undefined : Number(roundHalfUp(amount).numerator));
  return { of: of.name, base: name, stated: stated.amount, floor: fen(floor), ceiling: fen(ceiling), counted: fen(counted) ?? 0, per: stated.per };
}
