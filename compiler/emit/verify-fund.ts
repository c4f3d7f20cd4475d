import { checkNames, checkSources, checkSpan, refer } from "./check-references.ts";
import type { Findings } from "./findings.ts";
import type { FundFile, FundTables } from "./format.ts";

/** Names and sources of a file of funds. */
export function verifyFund(findings: Findings, file: FundFile): void {
  const cities = checkNames(findings, "city", file.cities);
  for (const fund of file.funds) {
    checkSpan(findings, fund.name, fund);
    for (const city of citiesNamedBy(fund)) refer(findings, fund.name, "city", cities, city);
  }
  checkSources(findings, file, file.sources.length);
}

function citiesNamedBy({ handUp, sharing = [], allocation }: FundTables): string[] {
  const values = [...(handUp?.rate ?? []), ...sharing, ...allocation.flatMap(({ indicator }) => indicator.values)];
  return values.flatMap(({ city }) => city ?? []);
}
