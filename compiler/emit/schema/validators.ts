import type { ValidateFunction } from "ajv";
import { Ajv2020 } from "ajv/dist/2020.js";
import { ajvOptions, type SchemaName, schemas } from "./registry.ts";

const ajv = new Ajv2020(ajvOptions);
for (const schema of Object.values(schemas)) ajv.addSchema(schema);

function compiled(name: SchemaName): ValidateFunction {
  const validate = ajv.getSchema(schemas[name].$id);
  if (validate === undefined) throw new Error(`no schema called ${name}`);
  return validate as ValidateFunction;
}

/** Compiled when loaded; the build puts the same functions in this module's place as plain code. */
export const validators: Readonly<Record<SchemaName, ValidateFunction>> = {
  baseline: compiled("baseline"),
  claim: compiled("claim"),
  config: compiled("config"),
  contributionClaim: compiled("contributionClaim"),
  contributionSettlement: compiled("contributionSettlement"),
  diagnostics: compiled("diagnostics"),
  fund: compiled("fund"),
  fundClaim: compiled("fundClaim"),
  fundSettlement: compiled("fundSettlement"),
  manifest: compiled("manifest"),
  settlement: compiled("settlement"),
  tables: compiled("tables"),
};
