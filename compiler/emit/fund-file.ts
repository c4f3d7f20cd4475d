import type { Location } from "../base/span.ts";
import { isInteger, multiply, type Rational, rational } from "../base/rational.ts";
import type { Fund } from "../model/contribution.ts";
import type { ValueExpression } from "../model/expression.ts";
import type { Indicator } from "../model/indicator.ts";
import type { ProvinceProgram } from "../model/program.ts";
import { evaluateValue } from "../parts/evaluate-value.ts";
import { dependsOnCity, indicatorUses, yearsOfChange } from "../parts/expression-uses.ts";
import { sortedBy } from "./canonical.ts";
import { cite, type FileWriter, newWriter, withSources } from "./file-writer.ts";
import { type ExactNumber, FORMAT, type FundFile, type FundTables, type IndicatorTable, SCHEMA_IDS, type YearlyRatio } from "./format.ts";
import { inForce, labelOf, wholeNumber } from "./labels.ts";
import type { Written } from "./scheme-context.ts";

const WHOLE = rational(10_000n);

/** The pooling model of a province: its funds, and the city figures by which they are shared. */
export function writeFunds(program: ProvinceProgram, lineOf: (location: Location) => number): Written<FundFile> {
  const writer = newWriter(new Map(), lineOf);
  const { province } = program;
  const file = {
    $schema: SCHEMA_IDS.fund, format: FORMAT, province: labelOf(province, province.code),
    cities: sortedBy(province.cities, ({ name }) => [name]).map((city) => labelOf(city, city.code)),
    funds: sortedBy(program.funds, ({ name, from }) => [name, from]).map((fund) => writeFund(writer, program, fund)),
  };
  return { file: withSources(writer, file), writer };
}

function writeFund(writer: FileWriter, { province }: ProvinceProgram, fund: Fund): FundTables {
  const cities = province.cities.map(({ name }) => name).sort();
  const { handUp, sharing } = fund;
  return {
    ...labelOf(fund),
    ...inForce(fund),
    schemes: fund.schemes.map(({ name }) => name).sort(),
    pooling: fund.pooling,
    handUp: handUp === undefined ? undefined : { of: handUp.of, rate: yearlyRatio(handUp.rate, cities) },
    sharing: sharing === undefined ? undefined : yearlyRatio(sharing, cities),
    allocation: fund.allocation.map(({ indicator, weight }) => ({ weight: exactNumber(multiply(weight, WHOLE)), indicator: writeIndicator(writer, indicator) })),
    sources: cite(writer, [fund.citation]),
  };
}

/** Years for which a statistic is missing have no entry. */
function yearlyRatio(expression: ValueExpression, cities: readonly string[]): YearlyRatio {
  const years = indicatorUses(expression).length === 0 ? [undefined] : yearsOfChange([expression]);
  const places = dependsOnCity(expression) ? cities : [undefined];
  return years.flatMap((year) => places.flatMap((city) => {
    const value = evaluateValue(expression, { year: year ?? 0, city }, "ratio");
    return value.kind === "number" ? [{ year, city, value: wholeNumber(value.amount) }] : [];
  }));
}

function writeIndicator(writer: FileWriter, indicator: Indicator): IndicatorTable {
  return {
    ...labelOf(indicator),
    unit: indicator.unit,
    values: sortedBy(indicator.values, ({ year, city }) => [year, city ?? ""]).map(({ year, city, amount, citation }) => ({
      year, city, value: exactNumber(amount), sources: cite(writer, [citation]),
    })),
  };
}

function exactNumber(amount: Rational): ExactNumber {
  if (isInteger(amount)) return wholeNumber(amount);
  const [numerator, denominator] = [Number(amount.numerator), Number(amount.denominator)];
  if (!Number.isSafeInteger(numerator) || !Number.isSafeInteger(denominator)) throw new RangeError("a figure too fine to write");
  return { numerator, denominator };
}
