import { readdirSync, readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import type { SourceFile } from "../../compiler/compile.ts";

/** One language's part of a page; each group of neighbouring fences under a heading is one program. */
export interface Part {
  readonly prose: string;
  readonly wrong: Example;
  readonly right: Example;
}

/** What stands under “Wrong” or “Right”: fences to compile, or what a terminal showed. */
export interface Example {
  readonly fences: readonly Fence[];
  readonly transcripts: readonly string[];
}

export interface Fence {
  readonly file: string | undefined;
  readonly frame: string | undefined;
  readonly text: string;
}

export interface Page {
  readonly code: string;
  readonly text: string;
  readonly titles: readonly [code: string, en: string, zh: string] | undefined;
  readonly en: Part;
  readonly zh: Part;
}

/** A fence as the compiler reads it; what the page shows begins and ends at these offsets. */
export interface Framed extends SourceFile {
  readonly start: number;
  readonly end: number;
}

const pages = fileURLToPath(new URL("../../compiler/diagnostics/pages/", import.meta.url));
const preambles = fileURLToPath(new URL("../diagnostics/page-preambles/", import.meta.url));
const hole = "// the example\n";

export function readPages(): readonly Page[] {
  return readdirSync(pages).sort().map((name) => readPage(name.replace(/\.md$/, ""), readFileSync(pages + name, "utf8")));
}

export function readPage(code: string, text: string): Page {
  const [, ...titles] = /^# (\S+) · ([^·\n]+) · ([^·\n]+)\n/.exec(text) ?? [];
  return {
    code, text, titles: isTriple(titles) ? titles : undefined,
    en: partOf(between(text, "## English", "## 中文"), "### Wrong", "### Right"),
    zh: partOf(between(text, "## 中文", undefined), "### 错误", "### 正确"),
  };
}

function isTriple(words: readonly string[]): words is [string, string, string] {
  return words.length === 3;
}

function partOf(text: string, wrong: string, right: string): Part {
  return { prose: between(text, undefined, wrong), wrong: exampleOf(between(text, wrong, right)), right: exampleOf(between(text, right, undefined)) };
}

/** The lines behind one heading and before another; nothing where the first is missing. */
function between(text: string, after: string | undefined, before: string | undefined): string {
  const lines = text.split("\n");
  const start = after === undefined ? 0 : lines.indexOf(after) + 1;
  const end = before === undefined ? lines.length : lines.indexOf(before, start);
  return start === 0 && after !== undefined ? "" : lines.slice(start, end < 0 ? start : end).join("\n");
}

function exampleOf(text: string): Example {
  const blocks = [...text.matchAll(/^```(\w+)([^\n]*)\n([^]*?)^```$/gm)];
  return {
    fences: blocks.filter(([, kind]) => kind === "tongchou").map(([, , info = "", body = ""]) => ({
      file: /\bfile=(\S+)/.exec(info)?.[1], frame: /\bwith=(\S+)/.exec(info)?.[1], text: body,
    })),
    transcripts: blocks.filter(([, kind]) => kind === "text").map(([, , , body = ""]) => body),
  };
}

/** The program of an example: its fences, each inside or beside its preamble, and the preambles' common library. */
export function programOf({ fences }: Example): readonly Framed[] {
  const framed = fences.map(({ file, frame, text }) => frameAround(file ?? "linhai/example.tongchou", frame, text));
  const library = fences.some(({ frame }) => frame !== undefined) ? [whole("fictional.tongchou", preamble("fictional"))] : [];
  return [...framed, ...library];
}

function frameAround(path: string, frame: string | undefined, text: string): Framed {
  if (frame === undefined || frame === "fictional") return whole(path, text);
  const outside = preamble(frame);
  const start = outside.indexOf(hole);
  return { path, text: outside.slice(0, start) + text + outside.slice(start + hole.length), start, end: start + text.length };
}

function whole(path: string, text: string): Framed {
  return { path, text, start: 0, end: text.length };
}

function preamble(name: string): string {
  return readFileSync(`${preambles}${name}.tongchou`, "utf8");
}
