/** The facts of a claim as fields of a form. */
import type { Language } from "../../compiler/diagnostics/render/fill.ts";
import type { Input, Label } from "../../compiler/emit/format.ts";
import type { Fact } from "../../compiler/evaluate/claim.ts";
import { shownName } from "../../compiler/model/names.ts";
import type { Choice, Field } from "./protocol.ts";

export function choiceOf({ name, other }: Pick<Label, "name" | "other">, language: Language): Choice {
  const shown = shownName({ name, other }, language);
  return { name, label: language === "en" ? shown.replaceAll("_", " ") : shown };
}

export function fieldOf(input: Input, fact: Fact | undefined, language: Language): Field {
  const { name, label } = choiceOf(input, language);
  switch (input.kind) {
    case "members":
    case "city":
      return { name, label, kind: "one", options: input.members.map((member) => choiceOf(member, language)), value: String(fact) };
    case "many":
      return { name, label, kind: "several", options: input.members.map((member) => choiceOf(member, language)), value: Array.isArray(fact) ? (fact as readonly string[]) : [] };
    case "integer":
      return { name, label, kind: "number", low: input.low, high: input.high, value: Number(fact) };
    case "count":
      return { name, label, kind: "number", low: 1, high: undefined, value: Number(fact) };
    case "yesNo":
      return { name, label, kind: "yesNo", value: fact === true };
    case "date":
      return { name, label, kind: "day", value: String(fact) };
  }
}
