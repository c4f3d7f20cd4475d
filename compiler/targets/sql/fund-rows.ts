import type { ExactNumber, FundFile, FundTables, YearlyRatio } from "../../emit/format.ts";
import { citationsOf } from "../words.ts";
import { day, Rows } from "./script.ts";
import { addLabels, addSources, LABEL_DEFINITIONS, SOURCE_DEFINITIONS } from "./source-rows.ts";

/** The relations of a province's funds; `@.` stands for their schema. */
export const FUND_DEFINITIONS = `CREATE TABLE @.province (province TEXT NOT NULL PRIMARY KEY, label TEXT NOT NULL, code TEXT);
CREATE TABLE @.city (city TEXT NOT NULL PRIMARY KEY, label TEXT NOT NULL, code TEXT);
${LABEL_DEFINITIONS}${SOURCE_DEFINITIONS}CREATE TABLE @.fund (
  fund TEXT NOT NULL PRIMARY KEY, label TEXT NOT NULL, valid_from DATE NOT NULL, valid_to DATE, pooling TEXT NOT NULL CHECK (pooling IN ('unified', 'adjustment')),
  hand_up_of TEXT, citation TEXT NOT NULL, CHECK (valid_from <= valid_to));
COMMENT ON TABLE @.fund IS '统筹基金。 Pooling funds.';
CREATE TABLE @.fund_scheme (fund TEXT NOT NULL REFERENCES @.fund (fund), scheme TEXT NOT NULL, PRIMARY KEY (fund, scheme));
CREATE TABLE @.fund_ratio (fund TEXT NOT NULL REFERENCES @.fund (fund), means TEXT NOT NULL CHECK (means IN ('hand up', 'sharing')), year INTEGER, city TEXT REFERENCES @.city (city), ratio NUMERIC(20, 4) NOT NULL);
COMMENT ON TABLE @.fund_ratio IS '上解、分担比例；年度、城市为空则不分。 Ratios; no year or city means all of them.';
CREATE TABLE @.fund_indicator (
  fund TEXT NOT NULL REFERENCES @.fund (fund), place INTEGER NOT NULL, weight_numerator BIGINT NOT NULL, weight_denominator BIGINT NOT NULL CHECK (weight_denominator > 0),
  indicator TEXT NOT NULL, label TEXT NOT NULL, unit TEXT NOT NULL CHECK (unit IN ('fen', 'ratio', 'number')), PRIMARY KEY (fund, place));
COMMENT ON TABLE @.fund_indicator IS '分配基金所依据的指标；权重 10000 为 1。 What the fund is allocated by; 10,000 is a weight of one.';
CREATE TABLE @.indicator_value (
  fund TEXT NOT NULL, place INTEGER NOT NULL, year INTEGER NOT NULL, city TEXT REFERENCES @.city (city), numerator BIGINT NOT NULL, denominator BIGINT NOT NULL CHECK (denominator > 0), citation TEXT NOT NULL,
  FOREIGN KEY (fund, place) REFERENCES @.fund_indicator (fund, place));
COMMENT ON TABLE @.indicator_value IS '指标数值，分子除以分母，单位见 fund_indicator。 Values as exact fractions, in the unit of the indicator.';
`;

export function rowsOfFunds(file: FundFile): Rows {
  const rows = new Rows();
  rows.add("province", file.province.name, file.province.title ?? file.province.label, file.province.code);
  for (const { name, label, code } of file.cities) rows.add("city", name, label, code);
  for (const [kind, labels] of [["province", [file.province]], ["city", file.cities], ["fund", file.funds]] as const) addLabels(rows, kind, "", labels);
  const indicators = new Map(file.funds.flatMap(({ allocation }) => allocation.map(({ indicator }) => [indicator.name, indicator])));
  addLabels(rows, "indicator", "", [...indicators.values()]);
  addSources(rows, file.sources);
  for (const fund of file.funds) addFund(rows, file, fund);
  return rows;
}

function addFund(rows: Rows, file: FundFile, { name, label, from, to, schemes, pooling, handUp, sharing, allocation, sources }: FundTables): void {
  rows.add("fund", name, label, day(from), day(to ?? undefined), pooling, handUp?.of, citationsOf(file, sources).join("；"));
  for (const scheme of schemes) rows.add("fund_scheme", name, scheme);
  addRatios(rows, name, "hand up", handUp?.rate ?? []);
  addRatios(rows, name, "sharing", sharing ?? []);
  allocation.forEach(({ weight, indicator }, i) => {
    rows.add("fund_indicator", name, i + 1, ...fraction(weight), indicator.name, indicator.label, indicator.unit);
    for (const { year, city, value, sources: cited } of indicator.values) rows.add("indicator_value", name, i + 1, year, city, ...fraction(value), citationsOf(file, cited).join("；"));
  });
}

function addRatios(rows: Rows, fund: string, means: string, ratios: YearlyRatio): void {
  for (const { year, city, value } of ratios) rows.add("fund_ratio", fund, means, year, city, { tenThousandths: value });
}

function fraction(value: ExactNumber): [number, number] {
  return typeof value === "number" ? [value, 1] : [value.numerator, value.denominator];
}
