import type { Compilation } from "../../compiler/compile.ts";
import { positionAt } from "../../compiler/base/source-text.ts";
import { emit } from "../../compiler/emit/emit.ts";
import type { Condition, ContributionTables, FundFile, PoolTables, Row, SlotTable, TablePeriod, Tables, TableValue, Unit, When } from "../../compiler/emit/format.ts";

export interface TablesChoice {
  /** Slot words, benefit or contribution names, `pools`, `settlement`; all where it is empty. */
  readonly words: readonly string[];
  readonly sources: boolean;
}

/** The compiled tables as a person reads them; what engines get, not what passes hold. */
export function tablesText(compilation: Compilation, choice: TablesChoice): string {
  if (compilation.diagnostics.some(({ severity }) => severity === "error")) return "none, for there are errors\n";
  const files = emittedFiles(compilation);
  return files.map((file) => ("funds" in file ? fundText(file) : schemeText(file, choice))).filter((text) => text !== "").join("\n") || "none\n";
}

export function emittedFiles({ program, decided, sources }: Compilation): (Tables | FundFile)[] {
  const lineOf = ({ file, span }: { readonly file: string; readonly span: { readonly start: number } }): number => {
    const source = sources.get(file);
    return source === undefined ? 1 : positionAt(source, span.start).line;
  };
  return emit(program, decided, { release: false, version: "0.0.0", lineOf }).files.map(({ text }) => JSON.parse(text) as Tables | FundFile);
}

function schemeText(tables: Tables, choice: TablesChoice): string {
  const shows = (...names: readonly string[]): boolean => choice.words.length === 0 || names.some((name) => choice.words.includes(name));
  const slotLines = (owner: string, slots: Readonly<Record<string, readonly SlotTable[] | undefined>>): string[] =>
    Object.entries(slots).flatMap(([word, list = []]) => (shows(word, owner) ? list.flatMap((slot) => slotText(`${owner} ${word}`, slot, tables, choice)) : []));
  const lines = [
    ...(shows("waiting") ? tables.scheme.waiting.flatMap((slot) => slotText("waiting", slot, tables, choice)) : []),
    ...tables.benefits.flatMap((benefit) => [
      ...(shows("domain", benefit.name) ? [`${benefit.name} open ${benefit.from}..${benefit.to ?? ""} when ${benefit.domain.map(whenText).join(" or ")}${benefit.draft ? " draft" : ""}`] : []),
      ...(shows("base", benefit.name) ? benefit.base.map(({ from, to, terms }) => `${benefit.name} base ${from}..${to ?? ""}: ${terms.map((term) => ("measure" in term ? term.measure : `${term.remainder} of ${term.of}`)).join(" + ")}`) : []),
      ...slotLines(benefit.name, benefit.slots),
      ...(shows("pools", benefit.name) ? benefit.pools.map(({ pool, from, to }) => `${benefit.name} draws on ${pool} ${from}..${to ?? ""}`) : []),
    ]),
    ...(shows("pools") ? tables.pools.flatMap((pool) => poolText(pool, tables, choice)) : []),
    ...(shows("settlement") ? tables.settlement.map(({ from, to, steps, rounding }) => `settle ${from}..${to ?? ""}: ${steps.map(({ oneOf, benefits }) => `${oneOf ? "one of " : ""}${benefits.join(", ")}`).join("; ")} (to ${rounding.step} fen${rounding.residual === undefined ? "" : `, residual ${rounding.residual}`})`) : []),
    ...[...tables.contributions, ...tables.accounts].flatMap((contribution) => [...slotLines(contribution.name, contribution.slots), ...(shows("split", contribution.name) ? splitText(contribution) : [])]),
  ];
  return lines.length === 0 ? "" : `${tables.province.name} ${tables.scheme.name}\n${lines.map((line) => `  ${line}`).join("\n")}\n`;
}

function poolText({ name, inside, schemes, table }: PoolTables, tables: Tables, choice: TablesChoice): string[] {
  return slotText(`pool ${name}${inside === undefined ? "" : ` in ${inside}`} for ${schemes.join(", ")}`, table, tables, choice);
}

function splitText({ name, splits }: ContributionTables): string[] {
  return splits.flatMap(({ slot, from, to, rows }) => [
    `${name} ${slot} split ${from}..${to ?? ""}`,
    ...rows.map(({ when, shares }) => `  ${whenText(when)}: ${shares.map(({ payer, share }) => `${payer} ${valueText(share, "ratio")}`).join(", ")}`),
  ]);
}

function slotText(title: string, slot: SlotTable, tables: Tables, choice: TablesChoice): string[] {
  return [
    `${title}${slot.role === "fixed" ? " fixed" : ""}, ${slot.scope}`,
    ...slot.periods.flatMap((period) => [
      `  ${period.from}..${period.to ?? ""}${attributesText(period)}`,
      ...period.rows.map((row) => `    ${rowText(row, slot.unit)}${choice.sources ? sourcesText(row, tables) : ""}`),
      ...(period.unpublished ?? []).map(({ when, indicator, year }) => `    ${whenText(when)}: waits for ${indicator} ${year}`),
    ]),
    ...(slot.unpublished ?? []).map(({ from, to, indicator, year }) => `  ${from}..${to ?? ""} waits for ${indicator} ${year}`),
  ];
}

function attributesText({ draft, per, eachHospital, of, scale, transfer, waitingFrom, fund }: TablePeriod): string {
  const waiting = waitingFrom === undefined ? undefined : waitingFrom.kind === "contribution" ? "from contribution" : `from calendar month ${waitingFrom.ordinal}`;
  const words = [per && `per ${per}`, eachHospital && "each hospital", of && `of ${of}`, scale && `bands of ${scale}`, transfer, waiting, fund && `to ${fund}`, draft && "draft"];
  return words.filter((word) => word).map((word) => ` ${word}`).join("");
}

function rowText(row: Row, unit: Unit): string {
  const bound = row.costBound === undefined ? "" : row.costBound === "atMostTheCost" ? " at most the cost" : " whatever the cost";
  const value = row.bands === undefined
    ? `${valueText(row.value ?? "none", unit)}${bound}`
    : row.bands.map(({ from, to, value: inBand }) => `${yuan(from)}..${to === null ? "" : yuan(to)} ${valueText(inBand, unit)}`).join(" | ");
  return `${whenText(row.when)}: ${value}`;
}

/** File and line of the row, then of each adjustment that acted. */
function sourcesText({ sources }: Row, tables: Tables): string {
  const places = sources.map((index) => tables.sources[index]).map((source) => `${source?.file.split("/").at(-1)?.replace(/\.tongchou$/, "")}:${source?.line}`);
  return `  ← ${places.join(" ")}`;
}

export function whenText(when: When): string {
  const conditions = Object.entries(when).map(([input, condition]) => `${input} ${conditionText(condition)}`);
  return conditions.length === 0 ? "always" : conditions.join(", ");
}

function conditionText(condition: Condition): string {
  if (typeof condition === "boolean") return condition ? "yes" : "no";
  if ("has" in condition) return [...condition.has.map((name) => `+${name}`), ...condition.lacks.map((name) => `−${name}`)].join(" ");
  if (condition.every((point) => typeof point === "string" && !/^\d{4}-/.test(point))) return condition.join("/");
  return condition.flatMap((low, end) => (end % 2 === 0 ? [`${low ?? ""}..${condition[end + 1] ?? ""}`] : [])).join("/");
}

function valueText(value: TableValue, unit: Unit): string {
  if (typeof value !== "number") return value;
  if (unit === "fen") return yuan(value);
  return unit === "ratio" ? `${value / 100}%` : `${value} ${unit}`;
}

function yuan(fen: number): string {
  const text = String(fen).padStart(3, "0");
  const whole = text.slice(0, -2).replace(/\B(?=(\d{3})+$)/g, ",");
  return text.endsWith("00") ? whole : `${whole}.${text.slice(-2)}`;
}

function fundText({ province, funds }: FundFile): string {
  const ratios = (list: readonly { readonly year?: number | undefined; readonly city?: string | undefined; readonly value: number }[] | undefined): string =>
    (list ?? []).map(({ year, city, value }) => `${[year, city].filter((part) => part !== undefined).map((part) => `${part} `).join("")}${valueText(value, "ratio")}`).join(", ");
  const lines = funds.flatMap((fund) => [
    `fund ${fund.name} for ${fund.schemes.join(", ")}: ${fund.pooling}`,
    ...(fund.handUp === undefined ? [] : [`  hand up ${ratios(fund.handUp.rate)} of ${fund.handUp.of}`]),
    ...(fund.sharing === undefined ? [] : [`  sharing ${ratios(fund.sharing)}`]),
    ...fund.allocation.map(({ weight, indicator }) => `  ${typeof weight === "number" ? valueText(weight, "ratio") : `${weight.numerator}/${weight.denominator}`} by ${indicator.name}`),
  ]);
  return `${province.name} funds\n${lines.map((line) => `  ${line}`).join("\n")}\n`;
}
