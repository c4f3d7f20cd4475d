/** What `tongchou.json` says. */
import { parseDay } from "../base/calendar.ts";
import { didYouMean } from "../base/did-you-mean.ts";
import { lineAt, type SourceText } from "../base/source-text.ts";
import { NO_SPAN, type Span } from "../base/span.ts";
import type { Diagnostic, Phrase, Severity, With } from "../diagnostics/diagnostic.ts";
import type { Language } from "../diagnostics/render/fill.ts";
import { report } from "../diagnostics/report.ts";
import type { SchemaFault } from "../emit/validate.ts";
import { type JsonFault, parseStrictJson } from "../emit/strict-json.ts";
import { type JsonPlace, jsonPlaces, repeatedKey } from "./json-places.ts";
import { CODES, isLowered, type RuleLevel, type Rules } from "./rules.ts";
import { meaning, settingFault } from "./setting-words.ts";

/** As `config.schema.json` describes it; paths are relative to the file's folder. */
export interface Config {
  readonly libraries?: readonly string[];
  readonly rules?: Rules;
  /** ISO 8601. */
  readonly asOf?: string;
  readonly language?: Language;
  readonly failLevel?: Severity;
  readonly baseline?: string;
}

export const SETTINGS: readonly string[] = ["$schema", "libraries", "rules", "asOf", "language", "failLevel", "baseline"];

/** Where there is no object to read, a smallest one is what to begin with. */
const NO_OBJECT: Phrase = { en: "its content stands in braces; where nothing is to be set, `{}` is enough", zh: "内容须写在一对花括号中；无需设置时写 `{}` 即可" };

/** A file that is wrong sets nothing, but for a rule that would lower an error: only that rule is passed over. */
export async function readConfig(source: SourceText): Promise<With<Config>> {
  const parsed = parseStrictJson(source.text);
  if ("fault" in parsed) return { value: {}, diagnostics: [repeatedIn(source) ?? unreadIn(source, parsed.fault)] };
  const { value } = parsed;
  // Most of them are empty, and the schemas take longer to load than a small policy to be checked.
  if (isRecord(value) && Object.keys(value).length === 0) return { value: {}, diagnostics: [] };
  const places = jsonPlaces(source.text);
  const found = unknownIn(source, value, places) ?? (await brokenIn(source, value, places));
  if (found !== undefined) return { value: {}, diagnostics: [found] };
  return withoutLowered(source, value as Config, places);
}

type Places = ReadonlyMap<string, JsonPlace>;

function repeatedIn(source: SourceText): Diagnostic | undefined {
  const repeated = repeatedKey(source.text);
  return repeated && wrong(source, repeated.key, { en: `“${repeated.name}” is written twice`, zh: `“${repeated.name}”写了两次` });
}

/** A text of blanks alone is marked nowhere. */
function unreadIn(source: SourceText, { line, reason }: JsonFault): Diagnostic {
  return source.text.trim() === "" ? wrong(source, NO_SPAN, NO_OBJECT) : wrong(source, spanOfLine(source, line), reason);
}

function unknownIn(source: SourceText, value: unknown, places: Places): Diagnostic | undefined {
  const rules = isRecord(value) ? value["rules"] : undefined;
  const setting = isRecord(value) ? Object.keys(value).find((key) => !SETTINGS.includes(key)) : undefined;
  if (setting !== undefined) {
    return wrong(source, keyAt(places, `/${setting}`), meaning({ en: `there is no setting “${setting}”`, zh: `没有名为“${setting}”的设置` }, didYouMean(setting, SETTINGS)));
  }
  const code = isRecord(rules) ? Object.keys(rules).find((key) => !CODES.includes(key)) : undefined;
  if (code === undefined) return undefined;
  return wrong(source, keyAt(places, `/rules/${code}`), meaning({ en: `there is no diagnostic “${code}”`, zh: `没有编号为“${code}”的诊断` }, didYouMean(code, CODES)));
}

async function brokenIn(source: SourceText, value: unknown, places: Places): Promise<Diagnostic | undefined> {
  const { validate } = await import("../emit/validate.ts");
  const fault = validate("config", value);
  if (fault !== undefined) return wrong(source, spanOf(fault, places), reasonOf(fault, source, places));
  const { asOf } = value as Config;
  if (asOf === undefined || parseDay(asOf) !== undefined) return undefined;
  return wrong(source, valueAt(places, "/asOf"), settingFault("/asOf", `"${asOf}"`));
}

function reasonOf({ place }: SchemaFault, { text }: SourceText, places: Places): Phrase {
  const { start, end } = valueAt(places, place);
  return place === "/" ? NO_OBJECT : settingFault(place, text.slice(start, end));
}

/** What has the wrong value is marked by its value, what has the wrong shape by its key. */
function spanOf({ place, fault }: SchemaFault, places: Places): Span {
  if (place === "/") return valueAt(places, "");
  return / type /.test(fault.en) && !/^\/libraries\/|^\/rules\//.test(place) ? keyAt(places, place) : valueAt(places, place);
}

function withoutLowered(source: SourceText, config: Config, places: Places): With<Config> {
  const { rules = {}, ...others } = config;
  const lowered = Object.entries(rules).filter(([code, level]) => isLowered(code, level));
  const diagnostics = lowered.map(([code]) => report("ruleNotLowered", { file: source.path, span: valueAt(places, `/rules/${code}`) }, { code }));
  const kept = Object.entries(rules).filter((rule): rule is [string, RuleLevel] => !lowered.some(([code]) => code === rule[0]));
  return { value: { ...others, rules: Object.fromEntries(kept) }, diagnostics };
}

function wrong(source: SourceText, span: Span, reason: Phrase): Diagnostic {
  return report("workspaceFileWrong", { file: source.path, span }, { reason });
}

function keyAt(places: Places, pointer: string): Span {
  return places.get(pointer)?.key ?? valueAt(places, pointer);
}

function valueAt(places: Places, pointer: string): Span {
  return places.get(pointer)?.value ?? { start: 0, end: 0 };
}

function spanOfLine(source: SourceText, line: number): Span {
  const start = source.lineStarts[line - 1] ?? 0;
  return { start, end: start + lineAt(source, line).length };
}

function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}
