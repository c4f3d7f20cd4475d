/** Why a cell or a sheet cannot be taken over, each with a way out. */
import type { Phrase } from "../diagnostics/diagnostic.ts";
import type { Unit } from "../syntax/ast-terms.ts";

const WANTED: Readonly<Record<Unit, { readonly what: Phrase; readonly such: Phrase }>> = {
  percent: { what: { en: "a ratio", zh: "比例" }, such: { en: "85%", zh: "85%" } },
  yuan: { what: { en: "an amount of money", zh: "金额" }, such: { en: "1,300 yuan", zh: "1,300元" } },
  points: { what: { en: "a difference of ratios", zh: "百分点" }, such: { en: "5 points", zh: "5个百分点" } },
  months: { what: { en: "a number of months", zh: "月数" }, such: { en: "3 months", zh: "3个月" } },
  days: { what: { en: "a number of days", zh: "天数" }, such: { en: "30 days", zh: "30天" } },
  years: { what: { en: "a number of years", zh: "年数" }, such: { en: "25 years", zh: "25年" } },
  none: { what: { en: "a number", zh: "数" }, such: { en: "60", zh: "60" } },
};

export function notOfUnit(text: string, unit: Unit): Phrase {
  const { what, such } = WANTED[unit];
  return { en: `“${text}” is not ${what.en}; write one such as ${such.en}, or a word such as none`, zh: `“${text}”不是${what.zh}；请写成 ${such.zh} 这样，没有的写“无”` };
}

export function notAnywhere(text: string): Phrase {
  return { en: `“${text}” is no value; write a figure with its unit, or a word such as none`, zh: `“${text}”不是数值；请写带单位的数，没有的写“无”` };
}

/** Of a cell for a value, and of one that says for which cases it is. */
export const EMPTY_VALUE: Phrase = { en: "it is empty; write a value, or the word for it: none, not covered", zh: "单元格为空；请写明数值，或写“无”“不予支付”" };
export const EMPTY_CASE: Phrase = { en: "it is empty; write for which cases the row is, or any", zh: "单元格为空；请写明适用的情形，不限的写“任意”" };

export const SEVERAL_LINES: Phrase = { en: "it holds several lines; write one", zh: "单元格内有多行；请只写一行" };

export function notOneCell(text: string): Phrase {
  return { en: `“${text}” cannot stand in one cell of a policy's table`, zh: `“${text}”不能写入政策文件表格的一个单元格` };
}

export function tooFine(shown: string, unit: Unit): Phrase {
  if (unit === "percent" || unit === "points") return { en: `${shown} is finer than 0.01 %; nothing is rounded, so write it with at most two decimals`, zh: `${shown} 细于 0.01%；不作舍入，请写至多两位小数` };
  if (unit === "yuan") return { en: `${shown} is finer than a fen; nothing is rounded, so write it with at most two decimals of a yuan`, zh: `${shown} 细于一分；不作舍入，请写到分为止` };
  return { en: `${shown} is no whole number`, zh: `${shown} 不是整数` };
}

export function negative(shown: string): Phrase {
  return { en: `${shown} is less than nothing`, zh: `${shown} 小于零` };
}

export function bracketed(text: string): Phrase {
  return { en: `“${text}” stands in brackets, which may mean less than nothing; write the value without them`, zh: `“${text}”带括号，记账时可能表示负数；请去掉括号写明数值` };
}

export function beyondHundred(shown: string): Phrase {
  return {
    en: `${shown} is more than 100%; write a ratio of at most 100% with its sign, such as 85% (a cell of percentages keeps that as the number 0.85)`,
    zh: `${shown} 超过 100%；请写不超过 100% 的比例，并带百分号，如 85%（百分数单元格中，85% 存为数值 0.85）`,
  };
}

/** `ratios`: what may be meant by the number. */
export function signMissing(decimal: string, ratios: readonly string[]): Phrase {
  const [ratio = "", ...others] = ratios;
  if (others.length === 0) return { en: `${decimal} stands without %; write ${ratio} if that is the ratio`, zh: `${decimal} 没有百分号；比例是 ${ratio} 的，请写 ${ratio}` };
  return { en: `${decimal} stands without %; write ${ratios.join(" or ")}, whichever is meant`, zh: `${decimal} 没有百分号；请按本意写 ${ratios.join(" 或 ")}` };
}

export function unitUnclear(decimal: string, unit: Unit): Phrase {
  return { en: `${decimal} stands without its unit; write it behind the figure, such as ${WANTED[unit].such.en}`, zh: `${decimal} 没有单位；请写明单位，如 ${WANTED[unit].such.zh}` };
}

export function formatDiffers(format: string): Phrase {
  return { en: `its number format “${format}” shows another unit or size than its column has; set it as in the cells beside it, or write the figure with its unit`, zh: `数字格式“${format}”所示单位或数量级与该列不同；请按同列单元格设置格式，或把数连同单位写出` };
}

export function tooLong(decimal: string): Phrase {
  return { en: `${decimal} has more than 15 digits, of which a spreadsheet changes the last ones; set the cell to text and write the value with its unit`, zh: `${decimal} 超过 15 位，电子表格会改动末尾几位；请把单元格设为文本，连同单位写出` };
}

export function isFormula(text: string): Phrase {
  return { en: `it holds the formula “${text}”; paste its result as a value`, zh: `单元格为公式“${text}”；请把结果选择性粘贴为数值` };
}

/** Of a spreadsheet, such as `#REF!`; or what stands in place of a number. */
export function isError(text: string): Phrase {
  if (!text.startsWith("#")) return { en: `it is said to hold a number, and holds “${text}”; type the value again`, zh: `单元格标为数值，内容却是“${text}”；请重新填写` };
  return { en: `it holds the error ${text}; write the value`, zh: `单元格为错误值 ${text}；请写明数值` };
}

export function isBoolean(text: string): Phrase {
  return { en: `it holds the truth value ${text}; write yes or no as a word`, zh: `单元格为逻辑值 ${text}；请写文字“是”或“否”` };
}

export function isDate(text: string): Phrase {
  return { en: `it holds the date ${text}; a spreadsheet makes one of texts such as 1-2. Set the cell to text and write the value`, zh: `单元格为日期 ${text}；电子表格会把 1-2 之类的文字变成日期。请把单元格设为文本再写` };
}

export function unknownMember(text: string, dimension: Phrase, guess: string | undefined): Phrase {
  const [en, zh] = guess === undefined ? ["", ""] : [`; the nearest is “${guess}”`, `；最接近的是“${guess}”`];
  return { en: `“${text}” is no member of “${dimension.en}”${en}`, zh: `“${text}”不是“${dimension.zh}”的成员${zh}` };
}

export function unknownName(text: string): Phrase {
  return { en: `“${text}” is no name that the policy knows`, zh: `政策文件中没有“${text}”这个名称` };
}

export function conflict(was: string, now: string, written: string): Phrase {
  return {
    en: `the policy was changed here from “${was}” to “${now}” after the export, and the sheet says “${written}”; export again, or make the sheet agree`,
    zh: `导出之后政策文件此处已由“${was}”改为“${now}”，而工作表中为“${written}”；请重新导出，或使二者一致`,
  };
}

export function headingKept(was: string): Phrase {
  return { en: `the heading “${was}” cannot be changed here; only bands and ranges can. Change it in the policy`, zh: `此处不能改表头“${was}”，只有费用分段和区间可以改；其他表头请在政策文件中改` };
}

export const NAME_KEPT: Phrase = { en: "what a single value belongs to cannot be changed here; change the clause in the policy", zh: "此处不能改单项数值的名称；请在政策文件中改条文" };
export const VALUE_GONE: Phrase = { en: "a single value has no row any more; put the row back, and write none where nothing is due, or delete the clause in the policy", zh: "缺少一项单项数值；请补回该行，没有的写“无”，条文不要了请在政策文件中删除" };
export const VALUE_ADDED: Phrase = { en: "a single value cannot be added here; write its clause in the policy", zh: "此处不能增加单项数值；请在政策文件中写明条文" };
export const ROW_EMPTIED: Phrase = { en: "the row was emptied; delete the whole row if it is to go", zh: "整行已清空；如要删除，请删除整行" };
export const KEY_TWICE: Phrase = { en: "two rows have the same hidden key, and neither is for the cases of the original; clear the first column of the new one", zh: "两行的隐藏行号相同，且都与原行不对应；请清空新行的第一列" };
export const CASES_TWICE: Phrase = { en: "several rows are for the same cases and have no hidden key, so it cannot be told which of the policy's rows they are; copy whole rows of a fresh export, keys included", zh: "同样情形的行不止一行，又缺少隐藏的行号，无法与政策文件的各行对应；请重新导出，再整行复制（连同隐藏列）" };
export const OUTSIDE: Phrase = { en: "it stands outside the table and was not taken over", zh: "不在表内，未导入" };
export const REORDERED: Phrase = { en: "the order of rows or columns is not taken over; it has no meaning in the policy", zh: "行或列的次序未导入；次序在政策文件中没有意义" };
export const TABLE_GONE: Phrase = { en: "the policy no longer has this table; export again", zh: "政策文件中已没有这张表；请重新导出" };
export const MEND_FIRST: Phrase = { en: "the policy cannot be read to its end; mend it first, then import", zh: "政策文件因此无法读完；请先改正，再导入" };

export function policyGone(file: string): Phrase {
  return { en: `there is no policy “${file}” here; name the folder of the policies with --policies`, zh: `此处没有政策文件“${file}”；请用 --policies 指明政策文件所在文件夹` };
}

export function severalPolicies(files: readonly string[]): Phrase {
  return { en: `several policies may be meant: ${files.map((file) => `“${file}”`).join(", ")}; name the folder of one with --policies`, zh: `有几个政策文件可能是其出处：${files.map((file) => `“${file}”`).join("、")}；请用 --policies 指明文件夹` };
}

export const TABLE_CHANGED: Phrase = { en: "the table in the policy was changed after the export; export again", zh: "导出之后政策文件中的这张表已改动；请重新导出" };
export const NO_ORIGIN: Phrase = { en: "nothing says where its table belongs: the hidden sheet “Origin” or the first column was changed; export again", zh: "无法确定表格出处：隐藏的工作表“来源”或第一列已被改动；请重新导出" };
export const NOTHING_HERE: Phrase = { en: "no table of a policy is in it; `tongchou export` writes workbooks that can be read back, --into takes tables made by hand", zh: "其中没有政策表格；可读回的工作簿由 `tongchou export` 生成，手工表格请用 --into" };

export function columnAdded(text: string): Phrase {
  return { en: `the column “${text}” is new; add columns in the policy`, zh: `新增了列“${text}”；请在政策文件中增加列` };
}

export function columnsGone(texts: readonly string[]): Phrase {
  const quoted = texts.map((text) => `“${text}”`);
  return { en: `the columns ${quoted.join(", ")} are missing; put them back as they were exported`, zh: `缺少列${quoted.join("、")}；请按导出时的样子补回` };
}

export const HEADINGS_UNCLEAR: Phrase = { en: "headings were moved and changed at once, so it cannot be told which is which; do one after the other", zh: "表头既移动又改动，无法对应；请分两次进行" };

export function cellsMerged(range: string): Phrase {
  return { en: `the cells ${range} are merged; separate them and fill each one`, zh: `单元格 ${range} 已合并；请取消合并并逐格填写` };
}

export function rowChanged(shown: string): Phrase {
  return { en: `the row for ${shown} was changed or moved in the policy after the export; export again`, zh: `导出之后政策文件中的“${shown}”一行已改动；请重新导出` };
}

export const TABLE_TWICE: Phrase = { en: "its table stands twice in the spreadsheet; delete the sheet that is not meant", zh: "电子表格中有两处是这张表；请删去多余的一张工作表" };

export function unitNowhere(decimal: string, unit: Unit): Phrase {
  const [en, zh] = unit === "percent" ? ["（%）", "（%）"] : ["(yuan)", "（元）”或“（万元）"];
  return {
    en: `nothing says what ${decimal} is counted in; write the unit into the heading, such as “${en}”, or behind the figure`,
    zh: `没有写明 ${decimal} 的单位；请在表头写“${zh}”，或写在数后`,
  };
}

export function unitsDiffer(words: readonly string[]): Phrase {
  return { en: `several units are stated for it: ${words.join(", ")}; leave one, or write the unit behind the figure`, zh: `其单位有几种写法：${words.join("、")}；请只留一种，或把单位写在数后` };
}

export const NO_TABLE: Phrase = { en: "no table was found: a line of headings with several filled cells, and rows below it", zh: "没有找到表格：须有一行多格表头，表头下有数据行" };
export const NO_ROWS: Phrase = { en: "there is no row below the headings", zh: "表头下没有数据行" };

export function noSheet(names: readonly string[]): Phrase {
  const quoted = names.map((name) => `“${name}”`);
  return { en: `there is no such sheet, or several; name one with --sheet: ${quoted.join(", ")}`, zh: `没有这张工作表，或不止一张；请用 --sheet 指明：${quoted.join("、")}` };
}

export function noRange(text: string): Phrase {
  return { en: `“${text}” is no range of cells such as A3:F9`, zh: `“${text}”不是 A3:F9 这样的单元格区域` };
}

export function noBenefit(name: string, known: readonly Phrase[]): Phrase {
  if (known.length === 0) return { en: "the file has no benefit with clauses of its own", zh: "文件中没有自带条文的待遇" };
  const [en, zh] = [known.map((one) => `“${one.en}”`).join(", "), known.map((one) => `“${one.zh}”`).join("、")];
  return { en: `the file has no benefit “${name}” with clauses of its own; it has ${en}`, zh: `文件中没有自带条文的待遇“${name}”；有：${zh}` };
}

export function slotThere(clause: string): Phrase {
  return { en: `the benefit has a clause for “${clause}” already; change it with \`tongchou export\` and \`tongchou import\`, or in the policy`, zh: `该待遇已有“${clause}”；请用 \`tongchou export\` 和 \`tongchou import\` 修改，或直接改政策文件` };
}

export function noClause(clause: string): Phrase {
  return { en: `“${clause}” is no clause that takes a table; write it as before its table, such as “inpatient: deductible per year”`, zh: `“${clause}”不是可带表格的条文；请照表格之前的写法，如“住院: 起付线 每年”` };
}

export const NO_POLICY: Phrase = { en: "there is no such policy file", zh: "没有这个政策文件" };

export function dashed(mark: string): Phrase {
  return { en: `“${mark}” may mean that nothing is due or that nothing is paid; write none or not covered`, zh: `“${mark}”可能是没有，也可能是不予支付；请写明“无”或“不予支付”` };
}

/** What goes with a row that is deleted, behind the line that says so. */
export function goesToo(text: string): Phrase {
  return { en: `; with it goes: ${text}`, zh: `；一并删去：${text}` };
}
