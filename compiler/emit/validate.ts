import type { ErrorObject } from "ajv";
import type { Phrase } from "../diagnostics/diagnostic.ts";
import type { SchemaName } from "./schema/registry.ts";
import { validators } from "./schema/validators.ts";

/** Where a file breaks its schema, as a JSON pointer, and how. */
export interface SchemaFault {
  readonly place: string;
  readonly fault: Phrase;
}

/** The first fault found; `undefined` when the value obeys the schema. */
export function validate(name: SchemaName, value: unknown): SchemaFault | undefined {
  const check = validators[name];
  if (check(value)) return undefined;
  const error = deepest(check.errors ?? []);
  return { place: error?.instancePath === "" || error === undefined ? "/" : error.instancePath, fault: phraseOf(error) };
}

/** Where one of several shapes is wanted, every shape complains; the complaint furthest inside is about the shape meant. */
function deepest(errors: readonly ErrorObject[]): ErrorObject | undefined {
  const depth = (error: ErrorObject): number => error.instancePath.split("/").length;
  return errors.reduce<ErrorObject | undefined>((best, error) => (best === undefined || depth(error) > depth(best) ? error : best), undefined);
}

function phraseOf(error: ErrorObject | undefined): Phrase {
  const given = (name: string): string => String((error?.params as Record<string, unknown> | undefined)?.[name]);
  switch (error?.keyword) {
    case "required":
      return { en: `lacks the field “${given("missingProperty")}”`, zh: `缺少字段“${given("missingProperty")}”` };
    case "additionalProperties":
      return { en: `has an unknown field “${given("additionalProperty")}”`, zh: `有未知字段“${given("additionalProperty")}”` };
    case "type":
      return { en: `is not of type ${given("type")}`, zh: `的类型应为 ${given("type")}` };
    case "const":
      return { en: `is not ${JSON.stringify(error.params["allowedValue"])}`, zh: `应为 ${JSON.stringify(error.params["allowedValue"])}` };
    case "enum":
      return { en: `is none of ${String(error.params["allowedValues"])}`, zh: `应为下列之一：${String(error.params["allowedValues"])}` };
    case "pattern":
      return { en: `does not match ${given("pattern")}`, zh: `不符合格式 ${given("pattern")}` };
    case "minimum":
    case "maximum":
      return { en: `is not ${given("comparison")} ${given("limit")}`, zh: `应 ${given("comparison")} ${given("limit")}` };
    case "minItems":
    case "minLength":
      return { en: "is empty", zh: "为空" };
    default:
      return { en: "has none of the shapes it may have", zh: "不符合任何允许的形式" };
  }
}
