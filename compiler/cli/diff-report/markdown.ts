/** A difference as a comment on a proposed change: what matters in a glance, every row behind a fold. */
import type { Difference, ProvinceDifference, SlotChange } from "../../compare/difference.ts";
import { effectOn, phraseAspect, phraseDeclaration, phraseFigures, phraseHeading, phraseMoney, phrasePlace, phraseSpan, phraseTitle } from "../../compare/phrase-difference.ts";
import type { CellChange } from "../../compare/slot-changes.ts";
import type { Phrase } from "../../diagnostics/diagnostic.ts";
import { fill, type Language } from "../../diagnostics/render/fill.ts";
import { counted } from "../../diagnostics/render/summary.ts";

/** Longer tables are not read; the other formats hold every row. */
const MOST_ROWS = 40;
/** GitHub takes comments of 65,536 characters, GitLab of more. */
const MOST_CHARACTERS = 60_000;
/** So few rows are shown without a click. */
const ROWS_IN_SIGHT = 12;
const CLAIMS_IN_SIGHT = 4;

const WORDS = {
  same: { en: "The two versions mean the same: no figure, condition or case differs.", zh: "两个版本含义相同：数额、条件和情形均无差异。" },
  counts: { en: "{rows} rows of {slots} tables differ: the insured lose in {worse}, gain in {better}.", zh: "共 {slots} 张规则表、{rows} 行有变化：参保人受损 {worse} 行，受益 {better} 行。" },
  case: { en: "Case", zh: "情形" }, span: { en: "When", zh: "期间" }, old: { en: "Before", zh: "原" }, now: { en: "After", zh: "现" }, patient: { en: "Insured", zh: "参保人" }, fund: { en: "Fund", zh: "基金" },
  more: { en: "… and {count} more rows; `--format json` holds all of them.", zh: "……另有 {count} 行，用 `--format json` 可见全部。" },
  moreTables: { en: "… and {count} more tables and lists; `--format json` holds all of them.", zh: "……另有 {count} 张表或清单，用 `--format json` 可见全部。" },
  summary: { en: "{heading}: {count}", zh: "{heading}：{count}" },
  money: { en: "Who gains and who loses most, after all layers, in a new insurance year", zh: "谁受益、谁受损最多（各层结算之后，新的参保年度）" },
  declarations: { en: "Added and removed", zh: "增减" }, aspects: { en: "Changed otherwise", zh: "其他变化" }, notCompared: { en: "Not compared", zh: "未能比较" },
} as const satisfies Record<string, Phrase>;

export function markdownReport({ provinces, limits }: Difference, language: Language): string {
  const parts = provinces.length === 0 ? [say("same", language)] : provinces.flatMap((province) => provinceParts(province, language));
  const foot = limits.map((limit) => `> ${plain(limit[language])}`);
  return `${within(parts, MOST_CHARACTERS - foot.join("\n").length, language).concat(foot.length > 0 ? [foot.join("\n>\n")] : []).join("\n\n")}\n`;
}

/** As many whole parts as there is room for. */
function within(parts: readonly string[], room: number, language: Language): string[] {
  let used = 0;
  const count = parts.findIndex((part) => (used += part.length + 2) > room);
  return count < 0 ? [...parts] : [...parts.slice(0, count), say("moreTables", language, { count: parts.length - count })];
}

function provinceParts(province: ProvinceDifference, language: Language): readonly string[] {
  const { slots, declarations, aspects, money, notCompared, axes } = province;
  const rows = slots.flatMap((slot) => slot.rows);
  const effects = (patient: CellChange["patient"]): number => rows.filter((row) => row.patient === patient).length;
  const counts = say("counts", language, { rows: rows.length, slots: slots.length, worse: effects("worse"), better: effects("better") });
  const isShort = rows.length + declarations.length + aspects.length <= ROWS_IN_SIGHT;
  const claims = money.flatMap((one) => phraseMoney(one, axes)).map((line) => `- ${plain(line[language])}`);
  return [
    `### ${plain(phraseTitle(province)[language])}`,
    ...(rows.length > 0 ? [counts] : []),
    ...claimsPart(claims, language),
    ...listed("declarations", declarations.map(phraseDeclaration), isShort, language),
    ...listed("aspects", aspects.map(phraseAspect), isShort, language),
    ...slots.map((slot) => slotTable(slot, province, isShort, language)),
    ...listed("notCompared", notCompared, true, language),
  ];
}

/** A few sentences stand in sight; a row of them would hide what comes after. */
function claimsPart(claims: readonly string[], language: Language): readonly string[] {
  if (claims.length <= CLAIMS_IN_SIGHT) return claims.length === 0 ? [] : [claims.join("\n")];
  return [folded(say("money", language), claims.length, claims.join("\n"), false, language)];
}

function listed(heading: "declarations" | "aspects" | "notCompared", lines: readonly Phrase[], isOpen: boolean, language: Language): readonly string[] {
  return lines.length === 0 ? [] : [folded(say(heading, language), lines.length, lines.map((line) => `- ${plain(line[language])}`).join("\n"), isOpen, language)];
}

function slotTable(slot: SlotChange, { axes }: ProvinceDifference, isOpen: boolean, language: Language): string {
  const head = (["case", "span", "old", "now", "patient", "fund"] as const).map((name) => say(name, language));
  const rows = slot.rows.slice(0, MOST_ROWS).map((row) => {
    const [old, now] = phraseFigures(slot, row);
    return [phrasePlace(row.region, axes), phraseSpan(row), old, now, effect("patient", row.patient), effect("fund", row.fund)].map((cell) => cell[language]);
  });
  const hidden = slot.rows.length - rows.length;
  const lines = [head, head.map(() => "---"), ...rows.map((row) => row.map(plain))].map((cells) => `| ${cells.join(" | ")} |`);
  const table = `${lines.join("\n")}${hidden > 0 ? `\n\n${say("more", language, { count: hidden })}` : ""}`;
  return folded(phraseHeading(slot)[language], slot.rows.length, table, isOpen, language);
}

/** The column names whose effect it is. */
function effect(whom: "patient" | "fund", what: CellChange["patient"]): Phrase {
  const { en, zh } = effectOn(whom, what);
  return { en: en.replace(/^(insured|fund) /, ""), zh: zh.replace(/^(参保人|基金)/, "") };
}

/** An empty line before and after what is folded away, or its Markdown is not read. */
function folded(heading: string, length: number, body: string, isOpen: boolean, language: Language): string {
  const count = language === "zh" ? `${length} 项` : counted(length, "entry", "entries");
  return `<details${isOpen ? " open" : ""}>\n<summary>${html(say("summary", language, { heading, count }))}</summary>\n\n${body}\n\n</details>`;
}

function say(name: keyof typeof WORDS, language: Language, args: Readonly<Record<string, string | number>> = {}): string {
  return fill(WORDS[name], args, language);
}

/** Signs that Markdown would read stand for themselves, and nobody is called by an @. */
function plain(text: string): string {
  return text.replace(/[\\`*_[\]<>#|~]/g, "\\$&").replace(/&/g, "&amp;").replace(/@/g, "&#64;").replace(/\s*\n\s*/g, " ");
}

function html(text: string): string {
  return text.replace(/&/g, "&amp;").replace(/</g, "&lt;").replace(/>/g, "&gt;").replace(/@/g, "&#64;");
}
