import { displayWidth } from "../base/display-width.ts";
import type { Phrase } from "../diagnostics/diagnostic.ts";
import type { Language } from "../diagnostics/render/fill.ts";
import { wrap } from "./wrap.ts";
import { FLAGS_OF_ALL, PROGRAM, type CommandUsage, type ExampleCall, type OptionUsage } from "./usage.ts";

const TITLES = {
  name: { en: "NAME", zh: "名称" },
  usage: { en: "USAGE", zh: "用法" },
  description: { en: "DESCRIPTION", zh: "说明" },
  commands: { en: "COMMANDS", zh: "命令" },
  options: { en: "OPTIONS", zh: "选项" },
  exitCodes: { en: "EXIT CODES", zh: "退出码" },
  examples: { en: "EXAMPLES", zh: "示例" },
  environment: { en: "ENVIRONMENT", zh: "环境变量" },
} satisfies Record<string, Phrase>;

const WHAT_IT_IS: Phrase = {
  en: "a language for medical-insurance pooling policies",
  zh: "医疗保险统筹政策语言",
};
const CALLS: Phrase = { en: "COMMAND [OPTION…] [ARGUMENT…]", zh: "命令 [选项…] [参数…]" };
const OPTIONS: Phrase = { en: "[OPTION…]", zh: "[选项…]" };

/** Of all commands together. */
const FAILURE: Phrase = {
  en: "the policies have errors or what --fail-level names, examples fail, --fail-on is met, a file is not laid out, tables, claims or sheets are refused",
  zh: "政策文件有错误或达到 --fail-level 所定级别的问题，有案例未通过，有 --fail-on 所定的情形，有文件须改写，数据表、申报或工作表不予接受",
};
const exitCodes = (failure: Phrase | undefined): readonly (readonly [string, Phrase])[] => [
  ["0", { en: "fine", zh: "正常" }],
  ...(failure === undefined ? [] : [["1", failure] as const]),
  ["2", { en: "the call or the outside world is at fault: unknown option, unreadable file, full disk", zh: "命令写法或外部环境有问题：选项不存在、文件无法读取、磁盘已满" }],
];
const ENVIRONMENT: readonly (readonly [string, Phrase])[] = [
  ["LC_ALL, LC_MESSAGES, LANG", { en: "the language, Chinese if it begins with zh", zh: "输出语言，以 zh 开头为中文" }],
  ["TONGCHOU_TRACE", { en: "if set, a fault of the program itself is told with its place in the program", zh: "设置后，程序自身出错时一并给出出错位置" }],
  ["NO_COLOR, CI", { en: "if set, nothing is coloured", zh: "设置后输出不带颜色" }],
];
const MORE: Phrase = { en: "`tongchou help COMMAND` tells more about one.", zh: "`tongchou help 命令` 显示该命令的说明。" };

/** The page of the program, or of one command, as lines of at most `width` cells. */
export function helpPage(usage: CommandUsage | undefined, commands: readonly CommandUsage[], language: Language, width: number): string {
  const sections = usage ? commandSections(usage, language) : programSections(commands, language);
  return sections.map(([title, lines]) => `${title}\n${wrapAll(lines, width)}`).join("\n\n") + "\n";
}

type Line = string | readonly [string, string];
type Section = readonly [string, readonly Line[]];

function programSections(commands: readonly CommandUsage[], language: Language): readonly Section[] {
  const pair = ([left, right]: readonly [string, Phrase]): Line => [left, right[language]];
  return [
    [TITLES.name[language], [`${PROGRAM} — ${WHAT_IT_IS[language]}`]],
    [TITLES.usage[language], [`${PROGRAM} ${CALLS[language]}`]],
    [TITLES.commands[language], [...commands.map(({ name, says }): Line => [name, says[language]]), "", MORE[language]]],
    [TITLES.options[language], [...FLAGS_OF_ALL.map((option) => optionLine(option, language)), ["-V, --version", language === "zh" ? "显示版本" : "the version"]]],
    [TITLES.examples[language], commands.flatMap(({ examples }) => examples.slice(0, 1)).map((example) => exampleLine(example, language))],
    [TITLES.exitCodes[language], exitCodes(FAILURE).map(pair)],
    [TITLES.environment[language], ENVIRONMENT.map(pair)],
  ];
}

function commandSections(usage: CommandUsage, language: Language): readonly Section[] {
  const details = usage.details.flatMap((detail, index) => (index > 0 ? ["", detail[language]] : [detail[language]]));
  const sections: readonly Section[] = [
    [TITLES.name[language], [`${PROGRAM} ${usage.name} — ${usage.says[language]}`]],
    [TITLES.usage[language], [`${PROGRAM} ${usage.name} ${OPTIONS[language]} ${usage.takes[language]}`]],
    [TITLES.description[language], details],
    [TITLES.options[language], [...usage.options, ...flagsOf(usage)].map((option) => optionLine(option, language))],
    [TITLES.exitCodes[language], exitCodes(usage.failure).map(([code, says]): Line => [code, says[language]])],
    [TITLES.examples[language], usage.examples.map((example) => exampleLine(example, language))],
  ];
  return sections.filter(([, lines]) => lines.length > 0);
}

const LANGUAGE_OF_WORKSPACE: Phrase = {
  en: "language of what is printed (else as tongchou.json of the workspace, LC_ALL, LC_MESSAGES, LANG say)",
  zh: "输出所用语言（默认先取工作区 tongchou.json 所写，再取 LC_ALL、LC_MESSAGES、LANG）",
};

function flagsOf({ workspaceOf }: CommandUsage): readonly OptionUsage[] {
  return FLAGS_OF_ALL.map((flag) => (flag.name === "lang" && workspaceOf !== undefined ? { ...flag, says: LANGUAGE_OF_WORKSPACE } : flag));
}

function exampleLine({ line, inChinese, says }: ExampleCall, language: Language): Line {
  return [language === "zh" ? (inChinese ?? line) : line, says[language]];
}

function optionLine({ name, short, takes, choices, says }: OptionUsage, language: Language): Line {
  const value = takes ? ` ${choices ? choices.join("|") : takes[language]}` : "";
  return [`${short === undefined ? "" : `-${short}, `}--${name}${value}`, says[language]];
}

const indent = "  ";

function wrapAll(lines: readonly Line[], width: number): string {
  const lefts = lines.flatMap((line) => (typeof line === "string" ? [] : [displayWidth(line[0])]));
  const column = Math.max(0, ...lefts) + 2;
  return lines.flatMap((line) => (typeof line === "string" ? wrap(line, width - 2) : twoColumns(line, column, width - 2))).map((line) => `${indent}${line}`.trimEnd()).join("\n");
}

function twoColumns([left, right]: readonly [string, string], column: number, width: number): readonly string[] {
  if (column + 20 > width) return [left, ...wrap(right, width - 4).map((line) => `    ${line}`)];
  const padded = left + " ".repeat(column - displayWidth(left));
  return wrap(right, width - column).map((line, index) => (index === 0 ? padded : " ".repeat(column)) + line);
}
