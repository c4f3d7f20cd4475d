import { parseArgs } from "node:util";
import { parseDay } from "../base/calendar.ts";
import type { Argument } from "../diagnostics/catalogue-entry.ts";
import { say, type SentenceArguments, type SentenceName } from "./messages.ts";
import { BEFORE_COMMAND, FLAGS_OF_ALL, PROGRAM, type Call, type CommandUsage, type OptionUsage } from "./usage.ts";
import type { Language } from "../diagnostics/render/fill.ts";

export type Intent =
  | { readonly kind: "run"; readonly usage: CommandUsage; readonly call: Call }
  | { readonly kind: "help"; readonly usage: CommandUsage | undefined; readonly language: Language }
  | { readonly kind: "version" }
  | { readonly kind: "fault"; readonly fault: Fault; readonly language: Language };

/** Why a call is not understood, and the word that was probably meant. */
export interface Fault {
  readonly sentence: string;
  readonly written?: string;
  readonly candidates?: readonly string[];
  readonly usage?: CommandUsage;
}

interface OptionToken {
  readonly kind: "option";
  readonly name: string;
  readonly rawName: string;
  readonly value?: string | undefined;
  readonly inlineValue?: boolean | undefined;
}

export function understand(argv: readonly string[], commands: readonly CommandUsage[], preferred: Language): Intent {
  const { tokens } = tokenize(argv, BEFORE_COMMAND);
  const language = languageIn(tokens) ?? preferred;
  const fault = (made: Fault): Intent => ({ kind: "fault", fault: made, language });
  const word = tokens.find((token) => token.kind === "positional");
  if (!word) return withoutCommand(tokens, commands, language);
  if (word.value === "help") return helpFor(argv[word.index + 1], commands, language);
  const usage = commands.find(({ name }) => name === word.value);
  if (!usage) return fault({ sentence: say(language, "unknownCommand", { name: word.value }), written: word.value, candidates: commands.map(({ name }) => name) });
  const rest = argv.filter((_, index) => index !== word.index);
  return understandCommand(rest, usage, language);
}

function understandCommand(argv: readonly string[], usage: CommandUsage, language: Language): Intent {
  const known = [...usage.options, ...FLAGS_OF_ALL];
  const { tokens, positionals } = tokenize(argv, known);
  const given = tokens.filter((token) => token.kind === "option");
  if (given.some(({ name }) => name === "help")) return { kind: "help", usage, language };
  const fault = given.map((token) => optionFault(token, known, usage, language)).find((made) => made !== undefined)
    ?? repeatedFault(given, known, usage, language) ?? argumentFault(positionals, usage, language) ?? lonelyFault(given, usage, language);
  if (fault) return { kind: "fault", fault, language };
  return { kind: "run", usage, call: { arguments: positionals, options: valuesOf(given, known), language } };
}

/** A list takes all the values that are given; of anything else there is one. */
function valuesOf(given: readonly OptionToken[], known: readonly OptionUsage[]): Map<string, string> {
  const values = new Map<string, string>();
  for (const { name, value = "" } of given) {
    const before = known.find((option) => option.name === name)?.isList === true ? values.get(name) : undefined;
    values.set(name, before === undefined ? value : `${before},${value}`);
  }
  return values;
}

function withoutCommand(tokens: ReturnType<typeof tokenize>["tokens"], commands: readonly CommandUsage[], language: Language): Intent {
  const given = tokens.filter((token) => token.kind === "option");
  if (given.some(({ name }) => name === "version")) return { kind: "version" };
  if (given.some(({ name }) => name === "help")) return { kind: "help", usage: undefined, language };
  const fault = given.map((token) => optionFault(token, BEFORE_COMMAND, undefined, language)).find((made) => made !== undefined);
  return { kind: "fault", fault: fault ?? { sentence: say(language, "noCommand", { commands: listed(commands.map(({ name }) => name), "and") }) }, language };
}

function helpFor(name: string | undefined, commands: readonly CommandUsage[], language: Language): Intent {
  const usage = commands.find((command) => command.name === name);
  if (usage || name === undefined || name === "help" || name.startsWith("-")) return { kind: "help", usage, language };
  return { kind: "fault", fault: { sentence: say(language, "unknownCommand", { name }), written: name, candidates: commands.map((command) => command.name) }, language };
}

/** Node's own parser, told to refuse nothing, because its refusals are in English only. */
function tokenize(argv: readonly string[], options: readonly OptionUsage[]) {
  const described = options.map(({ name, short, takes }) => [
    name, { type: takes ? ("string" as const) : ("boolean" as const), multiple: true, ...(short !== undefined && { short }) },
  ] as const);
  return parseArgs({ args: [...argv], options: Object.fromEntries(described), strict: false, allowPositionals: true, tokens: true });
}

function languageIn(tokens: ReturnType<typeof tokenize>["tokens"]): Language | undefined {
  const values = tokens.flatMap((token) => (token.kind === "option" && token.name === "lang" ? [token.value] : []));
  return values.find((value) => value === "zh" || value === "en");
}

function optionFault(token: OptionToken, known: readonly OptionUsage[], usage: CommandUsage | undefined, language: Language): Fault | undefined {
  const fault = <N extends SentenceName>(name: N, args: SentenceArguments<N>, extras: Partial<Fault> = {}): Fault => ({
    sentence: say(language, name, args), ...(usage && { usage }), ...extras,
  });
  const option = known.find(({ name }) => name === token.name);
  const name: Argument = token.rawName;
  const command = usage ? `${PROGRAM} ${usage.name}` : PROGRAM;
  if (!option) return fault("unknownOption", { command, name }, { written: token.rawName, candidates: known.map((other) => `--${other.name}`) });
  if (!option.takes) return token.value === undefined ? undefined : fault("surplusValue", { name });
  const { value } = token;
  if (value === undefined || value === "" || (token.inlineValue !== true && /^-./.test(value))) return fault("missingValue", { name });
  const wrong = option.choices && (option.isList ? value.split(",") : [value]).find((one) => !option.choices?.includes(one));
  if (option.choices && wrong !== undefined) {
    return fault("wrongChoice", { name, value: wrong, choices: listed(option.choices, "or") }, { written: wrong, candidates: option.choices });
  }
  return option.isDate && parseDay(value) === undefined ? fault("wrongDate", { name, value }) : undefined;
}

/** One value would silently be dropped; the same value again, or a flag, does no harm. */
function repeatedFault(given: readonly OptionToken[], known: readonly OptionUsage[], usage: CommandUsage, language: Language): Fault | undefined {
  const lists = known.filter(({ isList }) => isList === true).map(({ name }) => name);
  for (const [index, { name, value }] of given.entries()) {
    const before = given.slice(0, index).find((other) => other.name === name && other.value !== value);
    if (before !== undefined && !lists.includes(name)) return { sentence: say(language, "givenTwice", { name: `--${name}`, first: before.value ?? "", second: value ?? "" }), usage };
  }
  return undefined;
}

/** An option that means something only beside another, which is not there. */
function lonelyFault(given: readonly OptionToken[], usage: CommandUsage, language: Language): Fault | undefined {
  const names = given.map(({ name }) => name);
  const lonely = usage.options.find(({ name, needs }) => names.includes(name) && needs !== undefined && !names.includes(needs));
  return lonely && { sentence: say(language, "optionsTogether", { first: `--${lonely.name}`, second: `--${lonely.needs}` }), usage };
}

function argumentFault(given: readonly string[], usage: CommandUsage, language: Language): Fault | undefined {
  const command = `${PROGRAM} ${usage.name}`;
  if (given.length < usage.fewest) return { sentence: say(language, "tooFewArguments", { command, what: usage.takes }), usage };
  const { argumentChoices: choices } = usage;
  const strange = choices && given.find((value) => !choices.includes(value));
  if (strange !== undefined) {
    return { sentence: say(language, "wrongArgument", { command, value: strange, choices: listed(choices ?? [], "or") }), written: strange, candidates: choices ?? [], usage };
  }
  const surplus = given[usage.most];
  return surplus === undefined ? undefined : { sentence: say(language, "tooManyArguments", { command, value: surplus }), usage };
}

function listed(words: readonly string[], last: "or" | "and"): Argument {
  const [before, end] = [words.slice(0, -1).join(", "), words.at(-1) ?? ""];
  const first = words.slice(0, -1).join("、");
  return { en: before === "" ? end : `${before} ${last} ${end}`, zh: last === "or" && first !== "" ? `${first} 或 ${end}` : words.join("、") };
}
