/** What a settlement needs of the compiled tables, put together again from the relations of a script alone. */
import type { BenefitTables, Condition, Input, PoolTables, Row, SlotTable, TableBand, TablePeriod, Tables, When } from "../../compiler/emit/format.ts";

type Cells = readonly (string | undefined)[];
/** Rows of a query, every column as a text. */
export type Ask = (query: string) => Promise<readonly Cells[]>;

export type SettledBy = Pick<Tables, "inputs" | "impossible" | "measures" | "benefits" | "pools" | "settlement" | "scheme" | "province">;

const isTrue = (text: string | undefined): boolean => /^t/.test(text ?? "");
const whole = (text: string | undefined): number => Number(text);
const sideOf = (text: string | undefined): string | null => text ?? null;
const orLeftOut = <K extends string, V>(key: K, value: V | undefined): { readonly [P in K]?: V } => (value === undefined ? {} : { [key]: value } as { readonly [P in K]: V });

/** Rows by what their first columns say. */
function grouped(rows: readonly Cells[], keys: number): ReadonlyMap<string, readonly Cells[]> {
  const groups = new Map<string, Cells[]>();
  for (const row of rows) {
    const key = row.slice(0, keys).join("\u0000");
    groups.set(key, [...(groups.get(key) ?? []), row.slice(keys)]);
  }
  return groups;
}

export async function tablesFrom(schema: string, ask: Ask): Promise<SettledBy> {
  const all = async (columns: string, table: string, order: string): Promise<readonly Cells[]> => ask(`SELECT ${columns} FROM ${schema}.${table} ORDER BY ${order}`);
  const inputs = await inputsFrom(all);
  const whens = await whensFrom(all, inputs);
  const cases = (rows: readonly Cells[] | undefined): When[] => (rows ?? []).map(([number = ""]) => whens.get(number)!);
  const slots = await slotsFrom(all, whens);
  const owners = await all("kind, owner, label, valid_from, valid_to, draft, benefit_kind, best_for_patient, inside", "owner", "kind, owner");
  const domains = grouped(await all("kind, owner, cases", "owner_domain", "kind, owner, cases"), 2);
  const bases = grouped(await all("benefit, valid_from, valid_to, measure, remainder, of_benefit", "base_term", "benefit, valid_from, place"), 1);
  const drawn = grouped(await all("benefit, pool, valid_from, valid_to", "benefit_pool", "benefit, valid_from, pool"), 1);
  const schemes = grouped(await all("pool, scheme", "pool_scheme", "pool, scheme"), 1);
  const benefitOf = ([, name = "", label = "", from = "", to, draft, kind, best]: Cells): BenefitTables => ({
    name, label, from, to: sideOf(to), ...orLeftOut("kind", kind), ...(isTrue(draft) ? { draft: true as const } : {}), ...(isTrue(best) ? { bestForThePatient: true as const } : {}),
    domain: cases(domains.get(`benefit\u0000${name}`)), base: basesFrom(bases.get(name) ?? []), slots: slots(`benefit\u0000${name}`), sources: [],
    pools: (drawn.get(name) ?? []).map(([pool = "", since = "", until]) => ({ pool, from: since, to: sideOf(until) })),
  });
  const poolOf = ([, name = "", label = "", , , , , , inside]: Cells): PoolTables => ({
    name, label, ...orLeftOut("inside", inside), schemes: (schemes.get(name) ?? []).map(([scheme = ""]) => scheme), table: slots(`pool\u0000${name}`)["size"]![0]!,
  });
  const [[province = "", provinceLabel = "", scheme = "", label = "", settlesBy = "", yearFrom = "", pooledBy] = []] = await all("province, province_label, scheme, label, settles_by, year_from, pooled_by", "scheme", "scheme");
  return {
    inputs, impossible: cases(await all("cases", "impossible", "cases")), measures: (await all("measure, label", "measure", "measure")).map(([name = "", own = ""]) => ({ name, label: own })),
    benefits: owners.filter(([kind]) => kind === "benefit").map(benefitOf), pools: owners.filter(([kind]) => kind === "pool").map(poolOf),
    settlement: await ordersFrom(all), province: { name: province, label: provinceLabel },
    scheme: { name: scheme, label, domain: cases(domains.get(`scheme\u0000${scheme}`)), settlesBy, yearFrom, pooledBy: pooledBy as "city", waiting: slots(`scheme\u0000${scheme}`)["waiting"] ?? [] },
  };
}

type All = (columns: string, table: string, order: string) => Promise<readonly Cells[]>;

async function inputsFrom(all: All): Promise<Input[]> {
  const members = grouped(await all("input, member, label", "member", "input, place"), 1);
  return (await all("input, label, kind, low, high", "input", "input")).map(([name = "", label = "", kind, low, high]) => ({
    name, label, kind, ...(kind === "integer" ? { low: whole(low), high: whole(high) } : {}), ...(/members|many|city/.test(kind ?? "") ? { members: (members.get(name) ?? []).map(([member = "", own = ""]) => ({ name: member, label: own })) } : {}),
  }) as unknown as Input);
}

/** Conditions by the number of their set. */
async function whensFrom(all: All, inputs: readonly Input[]): Promise<ReadonlyMap<string, When>> {
  const conditions = new Map((await all("cases", "cases", "cases")).map(([number = ""]) => [number, new Map<string, Condition>()]));
  const put = (number: string | undefined, input: string | undefined, change: (before: Condition | undefined) => Condition): void => {
    const own = conditions.get(number ?? "")!;
    own.set(input ?? "", change(own.get(input ?? "")));
  };
  const places = new Map(inputs.flatMap((input) => ("members" in input ? input.members.map(({ name }, i) => [`${input.name}:${name}`, i]) : [])));
  const inOrder = (input: string | undefined, members: readonly string[]): string[] => [...members].sort((a, b) => places.get(`${input}:${a}`)! - places.get(`${input}:${b}`)!);
  for (const [number, input, member = ""] of await all("cases, asked, member", "cases_member", "cases, asked, member")) put(number, input, (before) => inOrder(input, [...((before as string[] | undefined) ?? []), member]));
  for (const [number, input, low, high] of await all("cases, asked, low, high", "cases_range", "cases, asked, place")) put(number, input, (before) => [...((before as number[] | undefined) ?? []), low === undefined ? null : whole(low), high === undefined ? null : whole(high)]);
  for (const [number, input, low, high] of await all("cases, asked, low, high", "cases_days", "cases, asked, place")) put(number, input, (before) => [...((before as string[] | undefined) ?? []), sideOf(low), sideOf(high)]);
  for (const [number, input, answer] of await all("cases, asked, answer", "cases_answer", "cases, asked")) put(number, input, () => isTrue(answer));
  for (const [number, input, member = "", held] of await all("cases, input, member, held", "cases_held", "cases, asked")) {
    put(number, input, (before) => {
      const { has, lacks } = (before as { has: string[]; lacks: string[] } | undefined) ?? { has: [], lacks: [] };
      return isTrue(held) ? { has: inOrder(input, [...has, member]), lacks } : { has, lacks: inOrder(input, [...lacks, member]) };
    });
  }
  return new Map([...conditions].map(([number, own]) => [number, Object.fromEntries(own)]));
}

function basesFrom(rows: readonly Cells[]): BenefitTables["base"] {
  const terms = rows.map(([, , measure, remainder, of]) => (measure === undefined ? { remainder: remainder as "unpaid", of: of ?? "" } : { measure }));
  const starts = [...new Set(rows.map(([from = ""]) => from))];
  return starts.map((from) => ({ from, to: sideOf(rows.find(([start]) => start === from)?.[1]), terms: terms.filter((_, i) => rows[i]![0] === from), sources: [] }));
}

async function ordersFrom(all: All): Promise<Tables["settlement"]> {
  const steps = grouped(await all("settlement, step, one_of, benefit", "settlement_step", "settlement, step, place"), 1);
  return (await all("settlement, valid_from, valid_to, step_fen, residual", "settlement", "valid_from")).map(([number = "", from = "", to, step, residual]) => ({
    from, to: sideOf(to), rounding: { mode: "halfUp", step: whole(step), ...orLeftOut("residual", residual) }, sources: [],
    steps: [...grouped(steps.get(number) ?? [], 1).values()].map((own) => ({ oneOf: isTrue(own[0]![0]), benefits: own.map(([, benefit = ""]) => benefit) })),
  }));
}

type Slots = Readonly<Record<string, readonly SlotTable[]>>;

async function slotsFrom(all: All, whens: ReadonlyMap<string, When>): Promise<(owner: string) => Slots> {
  const domains = grouped(await all("slot, cases", "slot_domain", "slot, cases"), 1);
  const waits = grouped(await all("slot, valid_from, valid_to, indicator, year", "slot_waits", "slot, valid_from"), 1);
  const bands = grouped(await all("rule, from_fen, to_fen, state, fen, ratio, number, cost_bound", "band", "rule, place"), 1);
  const rules = grouped(await all("period, state, fen, ratio, number, cost_bound, cases, rule, indicator, year", "rule", "rule"), 1);
  const periods = grouped(await all("slot, valid_from, valid_to, period, draft, per, each_hospital, counts, scale, transfer, waiting_from, waiting_month, fund", "period", "slot, valid_from"), 1);
  const slots = grouped(await all("kind, owner, word, slot, role, unit, scope, has_domain", "slot", "slot"), 2);
  const tableOf = ([, number = "", role, unit, scope, hasDomain]: Cells): SlotTable => ({
    role: role as "value", unit: unit as "fen", scope: scope as "uniform", ...(isTrue(hasDomain) ? { domain: (domains.get(number) ?? []).map(([set = ""]) => whens.get(set)!) } : {}),
    periods: (periods.get(number) ?? []).map((period) => periodFrom(period, rules, bands, whens)),
    ...orLeftOut("unpublished", waits.get(number)?.map(([from = "", to, indicator = "", year]) => ({ from, to: sideOf(to), indicator, year: whole(year) }))),
  });
  return (owner) => Object.fromEntries([...grouped(slots.get(owner) ?? [], 1)].map(([word, own]) => [word, own.map((row) => tableOf([word, ...row]))]));
}

type Groups = ReadonlyMap<string, readonly Cells[]>;

function periodFrom([from = "", to, number = "", draft, per, eachHospital, of, scale, transfer, waiting, month, fund]: Cells, rules: Groups, bands: Groups, whens: ReadonlyMap<string, When>): TablePeriod {
  const own = rules.get(number) ?? [];
  const unpublished = own.filter(([state]) => state === "unpublished").map(([, , , , , set = "", , indicator = "", year]) => ({ when: whens.get(set)!, indicator, year: whole(year) }));
  const rowOf = (rule: Cells): Row => ({ when: whens.get(rule[5] ?? "")!, sources: [], ...(rule[0] === "bands" ? { bands: (bands.get(rule[6] ?? "") ?? []).map(([start, end, ...content]): TableBand => ({ from: whole(start), to: end === undefined ? null : whole(end), ...contentFrom(content) })) } : contentFrom(rule)) });
  const waitingFrom = waiting === "contribution" ? { kind: "contribution" as const } : waiting === undefined ? undefined : { kind: "calendarMonth" as const, ordinal: whole(month) };
  return {
    from, to: sideOf(to), ...(isTrue(draft) ? { draft: true as const } : {}), ...orLeftOut("per", per), ...(isTrue(eachHospital) ? { eachHospital: true as const } : {}), ...orLeftOut("of", of as "cost" | undefined),
    ...orLeftOut("scale", scale as "base" | undefined), ...orLeftOut("transfer", transfer as "toppedUp" | undefined), ...orLeftOut("waitingFrom", waitingFrom), ...orLeftOut("fund", fund),
    rows: own.filter(([state]) => state !== "unpublished").map(rowOf), ...(unpublished.length === 0 ? {} : { unpublished }),
  };
}

/** Of a ratio the ten-thousandths: its decimal point goes, and nothing is rounded. */
function contentFrom([state, fen, ratio, number, bound]: Cells): Pick<TableBand, "value" | "costBound"> {
  const value = fen ?? ratio?.replace(".", "") ?? number;
  return { value: value === undefined ? (state as "none") : whole(value), ...orLeftOut("costBound", bound as "atMostTheCost" | undefined) };
}
