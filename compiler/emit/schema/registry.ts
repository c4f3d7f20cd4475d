import type { AnySchemaObject, Options } from "ajv";
import baseline from "./baseline.schema.json" with { type: "json" };
import claim from "./claim.schema.json" with { type: "json" };
import config from "./config.schema.json" with { type: "json" };
import contributionClaim from "./contribution-claim.schema.json" with { type: "json" };
import contributionSettlement from "./contribution-settlement.schema.json" with { type: "json" };
import diagnostics from "./diagnostics.schema.json" with { type: "json" };
import fund from "./fund.schema.json" with { type: "json" };
import fundClaim from "./fund-claim.schema.json" with { type: "json" };
import fundSettlement from "./fund-settlement.schema.json" with { type: "json" };
import manifest from "./manifest.schema.json" with { type: "json" };
import settlement from "./settlement.schema.json" with { type: "json" };
import tables from "./tables.schema.json" with { type: "json" };

export type SchemaName = "baseline" | "claim" | "config" | "contributionClaim" | "contributionSettlement" | "diagnostics" | "fund" | "fundClaim" | "fundSettlement" | "manifest" | "settlement" | "tables";

/** Every schema that comes with the package. */
export const schemas: Readonly<Record<SchemaName, AnySchemaObject & { readonly $id: string }>> = {
  baseline, claim, config, contributionClaim, contributionSettlement, diagnostics, fund, fundClaim, fundSettlement, manifest, settlement, tables,
};

/** One fault is enough to refuse a file, and a hostile one could have millions. `validate.ts` has words of its own for it. */
export const ajvOptions: Readonly<Options> = {
  strict: true, strictRequired: false, allErrors: false, discriminator: true, allowUnionTypes: true, inlineRefs: false, messages: false,
};
