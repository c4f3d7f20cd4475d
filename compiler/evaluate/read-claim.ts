/** Whether a value that came from outside has the shape of a claim; what its names and amounts are worth the engine judges. */
import type { Phrase } from "../diagnostics/diagnostic.ts";
import type { Claim } from "./claim.ts";

const TEXTS = ["province", "scheme", "on"] as const;
const MAYBE_TEXTS = ["id", "city", "contribution"] as const;
const OTHERS = ["facts", "costs", "used"] as const;
const KNOWN: ReadonlySet<string> = new Set([...TEXTS, ...MAYBE_TEXTS, ...OTHERS]);

export function readClaim(value: unknown): { readonly claim: Claim } | { readonly fault: Phrase } {
  const fault = faultOf(value);
  return fault === undefined ? { claim: value as Claim } : { fault };
}

function faultOf(value: unknown): Phrase | undefined {
  if (!isObject(value)) return { en: "it is no object", zh: "不是对象" };
  const stranger = Object.keys(value).find((name) => !KNOWN.has(name));
  if (stranger !== undefined) return { en: `it has an unknown field “${stranger}”`, zh: `有未知字段“${stranger}”` };
  const absent = [...TEXTS, ...OTHERS].find((name) => value[name] === undefined);
  if (absent !== undefined) return { en: `it lacks the field “${absent}”`, zh: `缺少字段“${absent}”` };
  const noText = [...TEXTS, ...MAYBE_TEXTS].find((name) => value[name] !== undefined && typeof value[name] !== "string");
  if (noText !== undefined) return { en: `“${noText}” is no text`, zh: `“${noText}”不是文本` };
  const noObject = (["facts", "costs"] as const).find((name) => !isObject(value[name]));
  if (noObject !== undefined) return { en: `“${noObject}” is no object`, zh: `“${noObject}”不是对象` };
  return isUsed(value["used"]) ? undefined : { en: "“used” is neither \"nothing\" nor an object with “benefits” and “pools”", zh: "“used”既不是 \"nothing\"，也不是含“benefits”“pools”的对象" };
}

function isUsed(value: unknown): boolean {
  if (value === "nothing") return true;
  if (!isObject(value) || !hasOnly(value, ["benefits", "pools"])) return false;
  const { benefits, pools } = value;
  return isObject(benefits) && isObject(pools) && Object.values(benefits).every(isUsedByBenefit);
}

function isUsedByBenefit(value: unknown): boolean {
  return isObject(value) && hasOnly(value, ["deductible", "paid", "base"]) && [value["paid"], value["base"]].every((amounts) => amounts === undefined || isObject(amounts));
}

function hasOnly(value: Readonly<Record<string, unknown>>, names: readonly string[]): boolean {
  return Object.keys(value).every((name) => names.includes(name));
}

function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}
