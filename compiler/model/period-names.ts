import type { Period } from "./benefit.ts";
import { namePhrase } from "./names.ts";

const BUILT_IN: Readonly<Record<string, string>> = {
  year: "年", month: "月", day: "日", visit: "次就诊", admission: "次住院", quarter: "季度", lifetime: "终身", disease: "病种",
};

/** Behind “per” and “按”: per year, 按年; a declared period by its name. */
export function periodPhrase(per: string, periods: Iterable<Period>): { readonly en: string; readonly zh: string } {
  const zh = BUILT_IN[per];
  if (zh !== undefined) return { en: per, zh };
  const declared = [...periods].find(({ name }) => name === per);
  return declared === undefined ? { en: per, zh: per } : namePhrase(declared);
}
