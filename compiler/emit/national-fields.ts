import type { BenefitTables, NationalFields } from "./format.ts";

/** Fields of the national settlement interface that hold what one fund pays: pooled, civil servants', enterprises', residents' critical illness, employees' large sum, assistance. */
const fundFields = new Set(["hifp_pay", "cvlserv_pay", "hifes_pay", "hifmi_pay", "hifob_pay", "maf_pay"]);

/**
 * Where on the national interface each figure of a settlement belongs. Local systems give the same codes other
 * meanings, so our own names stay in the tables and this stands beside them.
 */
export function nationalFieldsOf(benefits: readonly Pick<BenefitTables, "name" | "code">[]): NationalFields {
  return {
    deductible: "act_pay_dedc",
    patient: "psn_part_amt",
    account: "acct_pay",
    benefits: benefits.flatMap(({ name, code }) => (code !== undefined && fundFields.has(code) ? [{ benefit: name, field: code }] : [])),
  };
}
