import { FORMAT, type FundFile, type Label, type Source, type Tables, type Unit } from "../emit/format.ts";

/** Chinese words for what the files name in English, for people who read what was made of them. */
export const SLOT_WORDS: Readonly<Record<string, string>> = {
  firstShare: "先行自付", deductible: "起付标准", ratio: "支付比例", amount: "定额", copay: "每次自付额", limit: "限额", cap: "最高支付限额", waiting: "等待期",
  base: "缴费基数", floor: "基数下限", ceiling: "基数上限", employer: "单位缴费", member: "个人缴费", subsidy: "补助", years: "缴费年限", credit: "视同缴费",
  rate: "划入比例", sharing: "分担比例", size: "额度",
};

export const UNIT_WORDS: Readonly<Record<Unit, { readonly en: string; readonly zh: string }>> = {
  fen: { en: "fen", zh: "分" },
  ratio: { en: "0.01 %", zh: "万分之一" },
  months: { en: "months", zh: "月" },
  years: { en: "years", zh: "年" },
  number: { en: "number", zh: "数" },
};

/** `住院 (inpatient)`, or the name alone where it is Chinese. */
export function spoken({ name, label, title }: Label): string {
  const shown = title ?? label;
  return shown === name ? name : `${shown} (${name})`;
}

/** The document, the article, the place in the policies, and whatever keeps the figure from being relied on. */
export function citationOf({ documents, article, file, line, trust, remark, unresolved = [], provisional }: Source): string {
  const marks = [...(trust === "verified" ? [] : [trust]), ...(provisional === true ? ["provisional"] : []), ...unresolved.map((question) => `unresolved: ${question}`)];
  const document = documents.map(({ title, address }) => (address === undefined ? title : `${title} <${address}>`)).join("; ");
  const parts = [document, article, `${file}:${line}`, remark, ...marks.map((mark) => `[${mark}]`)];
  return oneLine(parts.filter((part) => part !== undefined && part !== "").join(" "));
}

export function citationsOf(file: Pick<Tables | FundFile, "sources">, sources: readonly number[]): string[] {
  return sources.flatMap((index) => {
    const source = file.sources[index];
    return source === undefined ? [] : [citationOf(source)];
  });
}

/** The first lines of whatever is made, which say from what. */
export function originOf(paths: readonly string[], province: Label): string[] {
  return [
    `${spoken(province)}: made by tongchou from the compiled tables ${paths.join(", ")}, format ${FORMAT}. Do not edit; build again.`,
    "由 tongchou 根据上述数据表生成，请勿手工修改，改动政策后重新编译。",
  ];
}

/** No end of line, nor anything that a reader could take for one, comes through. */
export function oneLine(text: string): string {
  return text.replace(/[\u0000-\u001f\u007f\u0085\u2028\u2029]+/g, " ");
}

export function capitalized(text: string): string {
  const [first = "", ...rest] = text;
  return first.toUpperCase() + rest.join("");
}

/** The names, each made different from those before it and from those that are taken. */
export function apart(names: readonly string[], taken: readonly string[] = []): string[] {
  const seen = new Set(taken);
  return names.map((name) => {
    let free = name;
    for (let again = 2; seen.has(free); again++) free = `${name}_${again}`;
    seen.add(free);
    return free;
  });
}
