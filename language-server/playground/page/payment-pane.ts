/** A bill of so much, of such a case: a form, who pays what, and the curves. */
import { fenOf, yuanOf } from "../money.ts";
import type { Choice, Fact, Field, PaymentAnswer, PaymentOf, PaymentQuestion, Settled } from "../protocol.ts";
import { element, picture } from "./element.ts";
import type { Language, Word } from "./words.ts";
import { WORDS } from "./words.ts";

/** What was chosen so far; it is asked again whenever the policies change. */
export type Chosen = Omit<PaymentQuestion, "textDocument">;

export function paymentPane(answer: PaymentAnswer | null, language: Language, choose: (chosen: Chosen) => void): HTMLElement {
  if (answer === null) return element("div", { class: "payment" });
  if (answer.kind === "none") return element("p", { class: "empty" }, answer.why);
  const [settled, steps] = resultOf(answer.settled, language);
  return element("div", { class: "payment" }, formOf(answer, language, choose), settled, ...payersOf(answer, language), ...steps, ...comparedOf(answer, language, choose));
}

function chosenIn({ scheme, benefit, on, fields, measures, compare }: PaymentOf): Chosen {
  return { scheme, benefit, on, compare, facts: Object.fromEntries(fields.map(({ name, value }) => [name, value])), costs: Object.fromEntries(measures.map(({ name, cost }) => [name, cost])) };
}

function formOf(answer: PaymentOf, language: Language, choose: (chosen: Chosen) => void): HTMLElement {
  const chosen = chosenIn(answer);
  const costs = answer.measures.map(({ name, label, cost }) => costField(name, label, cost, language, (fen) => choose({ ...chosen, costs: { ...chosen.costs, [name]: fen } })));
  const facts = answer.fields.map((field) => factField(field, language, (fact) => choose({ ...chosen, facts: { ...chosen.facts, [field.name]: fact } })));
  const form = element("form", { class: "case" },
    group("costs", language, costs),
    group("person", language, [
      select("scheme", WORDS.scheme[language], answer.schemes, answer.scheme, (scheme) => choose({ scheme })),
      select("benefit", WORDS.benefit[language], answer.benefits, answer.benefit, (benefit) => choose({ scheme: answer.scheme, benefit, on: answer.on, costs: chosen.costs })),
      dayField("on", WORDS.on[language], answer.on, (on) => choose({ ...chosen, on })),
      ...facts,
    ]));
  form.addEventListener("submit", (event) => event.preventDefault());
  return form;
}

function group(word: Word, language: Language, fields: readonly HTMLElement[]): HTMLElement {
  return element("fieldset", {}, element("legend", {}, WORDS[word][language]), element("div", { class: "fields" }, ...fields));
}

function labelled(label: string, field: HTMLElement): HTMLElement {
  return element("label", { class: "field" }, element("span", {}, label), field);
}

function select(key: string, label: string, options: readonly Choice[], value: string, pick: (name: string) => void): HTMLElement {
  const made = element("select", { name: key }, ...options.map((option) => element("option", { value: option.name }, option.label)));
  made.value = value;
  made.addEventListener("change", () => pick(made.value));
  return labelled(label, made);
}

function dayField(key: string, label: string, value: string, pick: (day: string) => void): HTMLElement {
  const made = element("input", { name: key, type: "date", value });
  made.addEventListener("change", () => {
    if (made.value !== "") pick(made.value);
  });
  return labelled(label, made);
}

function costField(key: string, label: string, cost: number, language: Language, pick: (fen: number) => void): HTMLElement {
  const made = element("input", { name: `cost.${key}`, inputmode: "decimal", autocomplete: "off", value: yuanOf(cost) });
  made.addEventListener("change", () => {
    const fen = fenOf(made.value);
    made.setCustomValidity(fen === undefined ? WORDS.badAmount[language] : "");
    made.reportValidity();
    if (fen !== undefined) pick(fen);
  });
  return labelled(label, made);
}

function factField(field: Field, language: Language, pick: (fact: Fact) => void): HTMLElement {
  const key = `fact.${field.name}`;
  switch (field.kind) {
    case "one":
      return select(key, field.label, field.options, field.value, pick);
    case "yesNo":
      return select(key, field.label, [{ name: "yes", label: WORDS.yes[language] }, { name: "no", label: WORDS.no[language] }], field.value ? "yes" : "no", (name) => pick(name === "yes"));
    case "day":
      return dayField(key, field.label, field.value, pick);
    case "number":
      return numberField(key, field, pick);
    case "several":
      return severalField(key, field, pick);
  }
}

function numberField(key: string, { label, low, high, value }: Extract<Field, { readonly kind: "number" }>, pick: (fact: Fact) => void): HTMLElement {
  const made = element("input", { name: key, type: "number", step: "1", min: String(low), max: high === undefined ? undefined : String(high), value: String(value) });
  made.addEventListener("change", () => {
    if (made.reportValidity() && made.value !== "") pick(made.valueAsNumber);
  });
  return labelled(label, made);
}

function severalField(key: string, { label, options, value }: Extract<Field, { readonly kind: "several" }>, pick: (fact: Fact) => void): HTMLElement {
  const boxes = options.map(({ name, label: text }) => {
    const box = element("input", { type: "checkbox", name: key, value: name });
    box.checked = value.includes(name);
    box.addEventListener("change", () => pick(box.checked ? [...value, name] : value.filter((held) => held !== name)));
    return element("label", { class: "choice" }, box, text);
  });
  return element("div", { class: "field several", role: "group", "aria-label": label }, element("span", {}, label), element("div", {}, ...boxes));
}

/** The figures, and how they came about. */
function resultOf(settled: Settled, language: Language): readonly [HTMLElement, readonly HTMLElement[]] {
  if (settled.kind === "refused") return [element("p", { class: "refused", role: "status" }, settled.why), []];
  const { bill, patient, lines } = settled;
  const unit = { zh: " 元", en: " yuan" }[language];
  const figure = (word: Word, fen: number): HTMLElement => element("div", { class: `figure ${word}` }, element("dt", {}, WORDS[word][language]), element("dd", {}, yuanOf(fen), element("small", {}, unit)));
  return [
    element("section", { class: "result" }, element("dl", {}, figure("insurance", bill - patient), figure("patient", patient))),
    [element("details", { open: "" }, element("summary", {}, WORDS.details[language]), element("div", { class: "steps" }, ...lines.map(stepOf)))],
  ];
}

/** A line that is set in stands a step further right. */
function stepOf(line: string): HTMLElement {
  const depth = (line.length - line.trimStart().length) / 2;
  return element("p", { style: `--depth: ${depth}` }, line.trimStart());
}

function payersOf({ payers }: PaymentOf, language: Language): readonly HTMLElement[] {
  return payers === undefined ? [] : [element("section", { class: "curve payers" }, element("h3", {}, WORDS.payers[language]), picture(payers), element("p", { class: "hint" }, WORDS.newYear[language]))];
}

function comparedOf(answer: PaymentOf, language: Language, choose: (chosen: Chosen) => void): readonly HTMLElement[] {
  const { compared, comparisons, compare } = answer;
  if (comparisons.length === 0) return [];
  const by = select("compare", WORDS.compareBy[language], [{ name: "", label: WORDS.noComparison[language] }, ...comparisons], compare, (name) => choose({ ...chosenIn(answer), compare: name }));
  return [element("section", { class: "curve compared" }, element("div", { class: "heading" }, element("h3", {}, WORDS.compared[language]), by), ...(compared === undefined ? [] : [picture(compared)]))];
}
