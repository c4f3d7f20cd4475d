/** Bases, orders of settlement, days: what is not a cell, in the words of a reader. */
import { formatDay, LAST_DAY } from "../base/calendar.ts";
import type { Phrase } from "../diagnostics/diagnostic.ts";
import type { BaseTerm, Settlement } from "../model/benefit.ts";
import type { ProvinceProgram } from "../model/program.ts";
import { bothNames } from "../parts/phrase-facts.ts";
import type { TimeSpan } from "../parts/spans-of-time.ts";

export const NOTHING_SAID: Phrase = { en: "nothing", zh: "无" };

export function both(text: string): Phrase {
  return { en: text, zh: text };
}

export function joined(phrases: readonly Phrase[], en: string, zh: string): Phrase {
  return phrases.length === 0 ? NOTHING_SAID : { en: phrases.map((phrase) => phrase.en).join(en), zh: phrases.map((phrase) => phrase.zh).join(zh) };
}

export function phraseDays({ from, to }: TimeSpan): Phrase {
  const end = to === LAST_DAY ? undefined : formatDay(to);
  return { en: `from ${formatDay(from)}${end === undefined ? "" : ` to ${end}`}`, zh: `${formatDay(from)} 起${end === undefined ? "" : `至 ${end}`}` };
}

const remainders: Readonly<Record<Exclude<BaseTerm["kind"], "measure">, Phrase>> = {
  overCap: { en: "over cap of", zh: "超封顶线部分" }, unpaid: { en: "unpaid of", zh: "未支付部分" },
  ownShare: { en: "own share of", zh: "个人负担部分" }, firstShare: { en: "first share of", zh: "先行自付部分" },
};

export function phraseBase(terms: readonly BaseTerm[], program: ProvinceProgram): Phrase {
  return joined(terms.map((term) => {
    if (term.kind === "measure") return bothNames(term.measure);
    const [word, name] = [remainders[term.kind], nameOf(term.benefit, program)];
    return { en: `${word.en} ${name.en}`, zh: `${word.zh} ${name.zh}` };
  }), " + ", " + ");
}

export function nameOf(benefit: string, { benefits }: ProvinceProgram): Phrase {
  const found = benefits.find(({ name }) => name === benefit);
  return found === undefined ? both(benefit) : bothNames(found);
}

export function phraseOrder({ steps, rounding }: Settlement, program: ProvinceProgram): Phrase {
  const order = joined(steps.map(({ benefits, oneOf }) => {
    const names = joined(benefits.map((name) => nameOf(name, program)), ", ", "、");
    return oneOf ? { en: `one of ${names.en}`, zh: `择一 ${names.zh}` } : names;
  }), "; then ", "；然后 ");
  const residual = rounding.residual === undefined ? both("") : nameOf(rounding.residual, program);
  if (rounding.step === 1n && rounding.residual === undefined) return order;
  return { en: `${order.en} (rounded to ${rounding.step} fen${residual.en === "" ? "" : `, residual ${residual.en}`})`, zh: `${order.zh}（取整到 ${rounding.step} 分${residual.zh === "" ? "" : `，差额归 ${residual.zh}`}）` };
}

export function phraseDraft(isDraft: boolean): Phrase {
  return isDraft ? { en: "draft", zh: "草案" } : { en: "issued", zh: "已印发" };
}
