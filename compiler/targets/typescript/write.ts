import { compareText } from "../../emit/canonical.ts";
import type { FundFile, Input, Tables } from "../../emit/format.ts";
import { inputsAsked, type OwnedSlot, type Owner } from "../slots-in.ts";
import { type CompiledFile, fundsOf, schemesOf, type TargetText, type TargetTexts } from "../target.ts";
import { apart, capitalized, citationsOf, oneLine, originOf, SLOT_WORDS, spoken, UNIT_WORDS } from "../words.ts";
import { fundConstant, keyedOwners, plainList, schemeConstant } from "./constants.ts";
import { access, comment, keyText, literal, textLiteral } from "./literal.ts";
import { PRELUDE, TAKEN } from "./prelude.ts";

const groups = [["benefits", "benefit"], ["pools", "pool"], ["contributions", "contribution"], ["accounts", "account"]] as const;

/** A file for each province: types of its facts, its tables as constants, and a function for each slot that takes just the facts that the slot asks. */
export function writeTypescript(files: readonly CompiledFile[]): TargetTexts {
  const provinces = [...new Set(files.map(({ file }) => file.province.name))].sort(compareText);
  return { texts: provinces.map((province) => writeProvince(province, files.filter(({ file }) => file.province.name === province))), diagnostics: [] };
}

function writeProvince(province: string, files: readonly CompiledFile[]): TargetText {
  const schemes = schemesOf(files).map(({ file }) => file).sort((a, b) => compareText(a.scheme.name, b.scheme.name));
  const funds = fundsOf(files).map(({ file }) => file);
  const [label = { name: province, label: province }] = files.map(({ file }) => file.province);
  const inputs = [...new Map(schemes.flatMap((scheme) => scheme.inputs.map((input) => [input.name, input] as const))).values()].sort((a, b) => compareText(a.name, b.name));
  const header = [...originOf(files.map(({ path }) => path), label), "Exact: money in fen and ratios in 0.01 % are bigint. No dependencies. 金额（分）与比例（万分之一）均为 bigint。"];
  const sections = [
    comment(header.map(oneLine)), factTypes(inputs), PRELUDE, `export const province = ${literal({ ...label })} as const satisfies Label;\n`, tablesText(schemes), ...(funds.length === 0 ? [] : [fundsText(funds)]), lookUpText(schemes),
  ];
  return { name: province, province, text: sections.join("\n") };
}

/** A type for each fact of which members are known, all facts, and the conditions on them. */
function factTypes(inputs: readonly Input[]): string {
  const names = apart(inputs.map(({ name }) => typeName(name)), TAKEN);
  const typed = inputs.map((input, i) => ({ input, own: names[i] ?? input.name }));
  const unions = typed.flatMap(({ input, own }) => ("members" in input
    ? [`${comment([aboutInput(input), ...input.members.map((member) => `- ${oneLine(spoken(member))}${member.code === undefined ? "" : `, code ${oneLine(member.code)}`}`)])}export type ${own} = ${input.members.map(({ name }) => textLiteral(name)).join(" | ") || "never"};\n`] : []));
  const field = (input: Input, type: string, mark: string): string => `${comment([aboutInput(input)], "  ")}  readonly ${keyText(input.name).replace(/^\[(.*)\]$/, "$1")}${mark}: ${type};\n`;
  const facts = typed.map(({ input, own }) => field(input, factType(input, own), ""));
  const conditions = typed.map(({ input, own }) => field(input, conditionType(input, own), "?"));
  return [
    ...unions,
    `/** What is asked of a case. 案件的各项事实。 */\nexport interface Facts {\n${facts.join("")}}\n`,
    `/** Conditions that must all hold; what is not named may be anything. */\nexport interface When {\n${conditions.join("")}}\n`,
  ].join("\n");
}

function typeName(name: string): string {
  const words = name.split(/[^\p{ID_Continue}]+|_+/u).filter((word) => word !== "").map(capitalized).join("");
  return /^\p{ID_Start}/u.test(words) ? words : `Fact${words}`;
}

function aboutInput(input: Input): string {
  const range = input.kind === "integer" ? `, ${input.low} to ${input.high}` : input.kind === "count" ? ", from 1" : "";
  return oneLine(`${spoken(input)}${range}${input.asOf === undefined ? "" : `, as of ${input.asOf}`}`);
}

function factType(input: Input, own: string): string {
  switch (input.kind) {
    case "members":
    case "city":
      return own;
    case "many":
      return `readonly ${own}[]`;
    case "integer":
    case "count":
      return "number";
    case "yesNo":
      return "boolean";
    case "date":
      return "Day";
  }
}

function conditionType(input: Input, own: string): string {
  switch (input.kind) {
    case "members":
    case "city":
      return `In<${own}>`;
    case "many":
      return `Held<${own}>`;
    case "integer":
    case "count":
      return "Within<number>";
    case "yesNo":
      return "boolean";
    case "date":
      return "Within<Day>";
  }
}

function tablesText(schemes: readonly Tables[]): string {
  const fields = schemes.map((file) => `${comment([oneLine(spoken(file.scheme))], "  ")}  ${keyText(file.scheme.name)}: ${literal(schemeConstant(file), "  ")},\n`);
  return `/** The compiled tables, by scheme. 各险种的规则表。 */\nexport const tables = {\n${fields.join("")}} as const satisfies Readonly<Record<string, Scheme>>;\n`;
}

function fundsText(files: readonly FundFile[]): string {
  const constants = files.map(({ cities, funds, sources }) => ({ cities: plainList(cities), funds: funds.map(fundConstant), sources: plainList(sources) }));
  return `/** Funds of the province. 统筹基金。 */\nexport const funds = ${literal(constants)} as const satisfies readonly Funds[];\n`;
}

function lookUpText(schemes: readonly Tables[]): string {
  const fields = schemes.map((file) => {
    const at = `tables${access(file.scheme.name)}`;
    const waiting = keyedOwners(file, "scheme").flatMap(([, owner]) => slotFunctions(file, owner, `${at}.scheme`, "    "));
    const kinds = groups.map(([group, kind]) => {
      const owners = keyedOwners(file, kind).map(([key, owner]) => `${comment([oneLine(spoken(owner))], "      ")}      ${keyText(key)}: {\n${openFunction(owner, `${at}.${group}${access(key)}`)}${slotFunctions(file, owner, `${at}.${group}${access(key)}`, "        ").join("")}      },\n`);
      return `    ${group}: {\n${owners.join("")}    },\n`;
    });
    return `${comment([oneLine(spoken(file.scheme))], "  ")}  ${keyText(file.scheme.name)}: {\n${waiting.join("")}${kinds.join("")}  },\n`;
  });
  return `/** The cell of each slot: a function of the day and of the facts that its table asks, no others. 各表的查询函数，只需给出该表用到的事实。 */\nexport const lookUp = {\n${fields.join("")}} as const;\n`;
}

/** Of what people have in some cases only. */
function openFunction({ kind, domain }: Owner, at: string): string {
  if (kind === "pool") return "";
  const asked = [...new Set(domain.flatMap((when) => Object.keys(when)))].sort();
  return `        /** 是否适用于该案件 (whether it is open to the case). */\n        isOpen: (on: Day${factsOf(asked)}): boolean => isOpen(${at}, on, ${asked.length === 0 ? "{}" : "facts"}),\n`;
}

function factsOf(asked: readonly string[]): string {
  return asked.length === 0 ? "" : `, facts: Pick<Facts, ${asked.map(textLiteral).join(" | ")}>`;
}

function slotFunctions(file: Tables, owner: Owner, at: string, indent: string): string[] {
  return owner.slots.map((slot) => {
    const asked = inputsAsked(slot.table);
    const number = slot.table.unit === "fen" || slot.table.unit === "ratio" ? "bigint" : "number";
    const table = `${at}.slots${access(slot.name)}`;
    return `${comment(aboutSlot(file, slot), indent)}${indent}${keyText(slot.name)}: (on: Day${factsOf(asked)}): Cell<${number}> => find<${number}>(${table}, on, ${asked.length === 0 ? "{}" : "facts"}),\n`;
  });
}

/** What it is, when it is in force, and where it stands. */
function aboutSlot(file: Tables, { word, table }: OwnedSlot): string[] {
  const spans = table.periods.map(({ from, to, per, of }) => `${from} – ${to ?? ""}${per === undefined ? "" : `, per ${per}`}${of === undefined ? "" : `, of ${of}`}`);
  const waits = (table.unpublished ?? []).map(({ from, to, indicator, year }) => `${from} – ${to ?? ""}, waits for ${indicator} ${year}`);
  const sources = [...new Set(table.periods.flatMap(({ rows }) => rows.flatMap((row) => row.sources)))].sort((a, b) => a - b);
  const unit = UNIT_WORDS[table.unit];
  return [
    `${SLOT_WORDS[word] ?? word} (${word}), ${unit.zh} (${unit.en})`,
    ...[...spans, ...waits].map((span) => `- ${span}`),
    ...citationsOf(file, sources).map((citation) => `- ${citation}`),
  ].map(oneLine);
}
