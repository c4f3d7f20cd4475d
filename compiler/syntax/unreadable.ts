import type { Span } from "../base/span.ts";
import type { Fix } from "../diagnostics/diagnostic.ts";
import type { Lexeme } from "./lex.ts";
import { LIMITS } from "./limits.ts";
import { quoting } from "./quoting.ts";
import { quoted, tell, fix, type Sink } from "./sink.ts";
import { OpenText, Unknown } from "./token-types.ts";
import { openCommentBehind } from "./trivia.ts";

/** Characters without a meaning, and texts and comments that nothing closes. */
export function reportUnreadable(sink: Sink, lexemes: readonly Lexeme[]): void {
  let told = 0;
  for (const { type, span, image } of lexemes) {
    if (type === Unknown && span.start >= told && !isTold(sink, span)) {
      const run = bracketedRun(sink.text, image, span);
      told = run?.end ?? span.end;
      tell(sink, "unknownCharacter", span, { character: visible(image) }, [currencyFix(sink, image, span) ?? (run ? quoting(sink, "text", run, false) : deletion(sink, span))]);
    }
    if (type === OpenText) tell(sink, "textNotClosed", { start: span.start, end: span.start + 1 }, {}, [fix(sink, { en: "Close the quotes", zh: "补上后引号" }, [[span.end, span.end, image.startsWith("“") ? "”" : image.startsWith("「") ? "」" : image.charAt(0)]], false)]);
  }
  const openComment = openCommentBehind(sink.text, lexemes.at(-1)?.span.end ?? 0);
  if (openComment) tell(sink, "commentNotClosed", { start: openComment.start, end: openComment.start + 2 }, {});
}

/** A sign that fills a cell. */
function isTold({ found }: Sink, { start }: Span): boolean {
  return found.some(({ id, location }) => id === "signInCell" && location !== undefined && start >= location.span.start && start < location.span.end);
}

/** `《办法》`, `海政发〔2025〕1号`: brackets that stand in texts alone; with what is written to them without a space. */
function bracketedRun(text: string, image: string, { start, end }: Span): Span | undefined {
  const closing = { "《": "》", "〔": "〕", "【": "】", "『": "』", "﹝": "﹞" }[image];
  const [line = ""] = /^[^\r\n]*/.exec(text.slice(end, end + LIMITS.lineLength)) ?? [];
  const close = closing === undefined ? -1 : line.indexOf(closing);
  if (close < 0) return undefined;
  const [before = ""] = /[^\s|{}"“”]*$/.exec(text.slice(Math.max(0, start - LIMITS.lineLength), start)) ?? [];
  const [after = ""] = /^[^\s|{}"“”]*/.exec(line.slice(close + 1)) ?? [];
  return { start: start - before.length, end: end + close + 1 + after.length };
}

function deletion(sink: Sink, { start, end }: Span): Fix {
  return fix(sink, { en: "Delete it", zh: "删去" }, [[start, end, ""]], false);
}

/** `¥100`: the unit stands behind the figure. */
function currencyFix(sink: Sink, image: string, { start, end }: Span): Fix | undefined {
  const figure = /^[ \t]?([0-9][0-9.,]*)(万|亿)?/.exec(sink.text.slice(end, end + 40));
  if (!/^[¥￥$＄]$/.test(image) || figure === null) return undefined;
  const [written, digits = "", scale = ""] = figure;
  const text = `${digits.replace(/[.,]+$/, "")}${scale}`;
  return fix(sink, { en: `Write ${text} yuan`, zh: `改为 ${text}元` }, [[start, end + written.length, `${text} yuan`]], false);
}

/** Characters that leave no mark on the page are named by their number. */
function visible(image: string): string {
  if (/^[\u0021-\u007E\u00A1-\u00AC\u00AE-\u1FFF\u2010-\u2027\u2030-\u205E\u2070-\uD7FF\uFF00-\uFFEF]+$/.test(image)) return quoted(image);
  const code = image.codePointAt(0) ?? 0;
  return `U+${code.toString(16).toUpperCase().padStart(4, "0")}`;
}
