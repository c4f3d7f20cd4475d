import type { Argument, Holes } from "../diagnostics/catalogue-entry.ts";
import type { Phrase } from "../diagnostics/diagnostic.ts";
import { fill, type Language } from "../diagnostics/render/fill.ts";
import { counted } from "../diagnostics/render/summary.ts";

interface Sentence<En extends string> extends Phrase {
  readonly en: En;
}

function sentence<const En extends string, const Zh extends string>(
  en: [Holes<En>] extends [Holes<Zh>] ? En : never,
  zh: [Holes<Zh>] extends [Holes<En>] ? Zh : never,
): Sentence<En> {
  return { en, zh };
}

/** What the command line itself says; what a policy is told is in the catalogue of diagnostics. */
const SENTENCES = {
  noCommand: sentence("Which command? There are {commands}.", "请写出命令：{commands}。"),
  unknownCommand: sentence("There is no command “{name}”.", "没有名为“{name}”的命令。"),
  unknownOption: sentence("`{command}` has no option “{name}”.", "`{command}` 没有选项“{name}”。"),
  missingValue: sentence("The option “{name}” needs a value.", "选项“{name}”需要一个值。"),
  surplusValue: sentence("The option “{name}” takes no value.", "选项“{name}”不带值。"),
  wrongChoice: sentence("The option “{name}” takes {choices}, not “{value}”.", "选项“{name}”只能取 {choices}，不能取“{value}”。"),
  wrongArgument: sentence("`{command}` takes {choices}, not “{value}”.", "`{command}` 的参数只能是 {choices}，不能是“{value}”。"),
  givenTwice: sentence("The option “{name}” is given twice: “{first}” and “{second}”.", "选项“{name}”写了两次：“{first}”和“{second}”。"),
  wrongDate: sentence("The option “{name}” takes a date such as 2025-01-31, not “{value}”.", "选项“{name}”须为日期，如 2025-01-31，不能是“{value}”。"),
  tooFewArguments: sentence("`{command}` needs {what}.", "`{command}` 还需要 {what}。"),
  tooManyArguments: sentence("`{command}` takes no further argument “{value}”.", "`{command}` 不接受多余的参数“{value}”。"),
  didYouMean: sentence("Did you mean “{name}”?", "是否想写“{name}”？"),
  checking: sentence("Checking {files} files…", "正在检查 {files} 个文件…"),
  ownFault: sentence(
    "The program itself failed, not the policies: {reason}. Please report it with what a run with TONGCHOU_TRACE=1 says.",
    "程序自身出错，并非政策文件的问题：{reason}。请设置环境变量 TONGCHOU_TRACE=1 重新运行，把输出一并报告。",
  ),
  seeHelp: sentence("`{command}` tells more.", "详见 `{command}`。"),
  fixed: sentence("Applied {fixes} in {files}.", "已应用 {fixes} 处修正，涉及 {files} 个文件。"),
  nothingFixed: sentence("There is nothing that can be fixed safely.", "没有可以安全应用的修正。"),
  laidOut: sentence("Rewrote {changed} of {files}.", "已改写 {changed} 个文件，共 {files} 个。"),
  wouldChange: sentence("{changed} of {files} would change; `{command}` rewrites.", "共 {files} 个文件，其中 {changed} 个须改写；用 `{command}` 改写。"),
  inOrder: sentence("Nothing to rewrite in {files}: laid out already.", "{files} 个文件版式都已符合，无须改写。"),
  leftAlone: sentence("Left {files} as found, because of something that could not be read.", "有 {files} 个文件含无法读取之处，保持原样。"),
  untilMissing: sentence("--write-baseline needs --until DATE: the last day on which what is found now is tolerated.", "--write-baseline 须同时写明 --until 日期，即现有问题容许到哪一天。"),
  untilPast: sentence("The day given with --until is already past.", "--until 所写的日期已过。"),
  watching: sentence("Watching; Ctrl+C ends.", "正在监视文件变化，按 Ctrl+C 结束。"),
  built: sentence(
    "Wrote {files} to “{folder}”: {slots}, {rows}; {warnings}.",
    "已写入“{folder}”：{files} 个文件，{slots} 项规则，{rows} 行；{warnings} 个警告。",
  ),
  notesCounted: sentence("{notes}; `{command}` shows them.", "另有 {notes} 条提示，可用 `{command}` 查看。"),
  notBuilt: sentence("Nothing was written.", "未写入任何文件。"),
  reported: sentence("Wrote {pages} to “{folder}”; begin with index.html.", "已写入“{folder}”：{pages} 个页面；请从 index.html 看起。"),
  verified: sentence("“{folder}” is in order: {files}, {slots}, {rows}.", "“{folder}”核验通过：{files} 个文件，{slots} 项规则，{rows} 行。"),
  otherForms: sentence("In other forms: {files}.", "另以其他形式写入 {files} 个文件。"),
  signed: sentence("Signed with key {key}.", "已由密钥 {key} 签名。"),
  refused: sentence("“{folder}” is refused.", "“{folder}”核验未通过。"),
  unknownCode: sentence("There is no diagnostic “{code}”.", "没有编号为“{code}”的诊断。"),
  badName: sentence("“{name}” cannot name a province: letters, digits and _ can, beginning with a letter.", "“{name}”不能作省份名称：只能用文字、数字和 _，并以文字开头。"),
  reservedName: sentence("“{name}” cannot name a province: it is a word of the language.", "“{name}”不能作省份名称：它是本语言自身的用词。"),
  emptyName: sentence("The province needs a name, such as `{command}`.", "请写出省份名称，如 `{command}`。"),
  alreadyThere: sentence("“{path}” is already there.", "“{path}”已存在。"),
  made: sentence(
    "Made “{folder}”: {files}.\nNext: put in what the notice says, then `{check}` and `{test}`; `{build}` makes the tables.",
    "已生成“{folder}”：{files}。\n下一步：按政策文件改写其中内容，再运行 `{check}` 和 `{test}`；用 `{build}` 生成数据表。",
  ),
  exported: sentence("Wrote {tables} and {values} to {files} in “{folder}”.", "已把 {tables} 张表、{values} 项单项数值写入“{folder}”中的 {files} 个文件。"),
  importPreviewed: sentence("{cells} would change in {files}; without --preview they are written.", "将改动 {cells} 处，涉及 {files} 个文件；去掉 --preview 即写入。"),
  imported: sentence("Changed {cells} in {files}.", "已改动 {cells} 处，涉及 {files} 个文件。"),
  importedNothing: sentence("No cell differs from the policies.", "没有单元格与政策文件不同。"),
  importRefused: sentence("No policy was changed.", "未改动任何政策文件。"),
  rowIsNew: sentence("new row", "新增行"),
  rowIsGone: sentence("row deleted", "删除行"),
  notTogether: sentence("“{first}” and “{second}” cannot be used together.", "“{first}”与“{second}”不能同用。"),
  optionsTogether: sentence("The option “{first}” needs “{second}”.", "选项“{first}”须与“{second}”同用。"),
} as const;

/** A number and its noun in English; the Chinese sentence has its own measure word. */
export function countOf(count: number, noun: string, several?: string): Argument {
  return { en: counted(count, noun, several), zh: String(count) };
}

/** The sizes of a build, as sentences ask for them. */
export function countsOf({ files, slots, rows }: { readonly files: number; readonly slots: number; readonly rows: number }) {
  return { files: countOf(files, "file"), slots: countOf(slots, "slot"), rows: countOf(rows, "row") };
}

export type SentenceName = keyof typeof SENTENCES;
type EnglishOf<N extends SentenceName> = (typeof SENTENCES)[N] extends Sentence<infer En> ? En : never;
export type SentenceArguments<N extends SentenceName> = { readonly [H in Holes<EnglishOf<N>>]: Argument };

export function say<N extends SentenceName>(language: Language, name: N, args: SentenceArguments<N>): string {
  return fill(SENTENCES[name], args, language);
}
