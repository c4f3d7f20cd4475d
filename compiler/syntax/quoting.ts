import type { Span } from "../base/span.ts";
import type { Fix, Phrase } from "../diagnostics/diagnostic.ts";
import { fix, type Sink } from "./sink.ts";

const TITLES = {
  name: { en: "Put the name in quotes", zh: "给名称加引号" },
  text: { en: "Put the text in quotes", zh: "给文字加引号" },
  title: { en: "Put the title in quotes", zh: "给标题加引号" },
} satisfies Readonly<Record<string, Phrase>>;

/** A fix that puts quotes around a name, a text or a title; safe where it can be nothing else. */
export function quoting(sink: Sink, what: keyof typeof TITLES, { start, end }: Span, safe: boolean): Fix {
  return fix(sink, TITLES[what], [[start, start, '"'], [end, end, '"']], safe);
}
