import { readdirSync, readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import type { SourceFile } from "../../compiler/compile.ts";

/**
 * One Markdown file a case: a title, a sentence on what it is about, `## source` with blocks ```` ```tongchou file=linhai/x.tongchou ````,
 * maybe `## the same in Chinese`, and sections that are written by the update switch: `## diagnostics`, `## tables WORD, WORD`.
 */
export interface GoldenCase {
  readonly name: string;
  readonly path: string;
  readonly text: string;
  readonly sources: readonly SourceFile[];
  /** The same program in the other spelling, where the case holds one. */
  readonly twin: readonly SourceFile[];
  readonly sections: readonly Section[];
}

/** A generated section: its heading's first word, what stands behind that, and the lines of its block. */
export interface Section {
  readonly phase: string;
  readonly words: readonly string[];
  readonly content: string;
}

const folder = fileURLToPath(new URL("../golden/", import.meta.url));
const block = /^```tongchou file=(\S+)\n([^]*?)^```$/gm;
const generated = /^## (diagnostics|tables)(?: +([^\n]+))?\n+(?:```text\n([^]*?)^```\n*)?/gm;

export function readCases(): GoldenCase[] {
  const names = readdirSync(folder).filter((name) => name.endsWith(".md")).sort();
  return names.map((name) => readCase(name, folder + name, readFileSync(folder + name, "utf8")));
}

export function readCase(name: string, path: string, text: string): GoldenCase {
  return {
    name: name.replace(/\.md$/, ""), path, text,
    sources: [...sourcesIn(text, "source"), ...shared], twin: withShared(sourcesIn(text, "the same in Chinese")),
    sections: [...text.matchAll(generated)].map(([, phase = "", words = "", content = ""]) => ({
      phase, words: words.split(/[,\s]+/).filter((word) => word !== ""), content,
    })),
  };
}

/** What most cases are written with, so that each shows only what it is about. */
const shared: readonly SourceFile[] = [{ path: "fictional.tongchou", text: readFileSync(`${folder}fictional.tongchou`, "utf8") }];

function withShared(files: readonly SourceFile[]): readonly SourceFile[] {
  return files.length === 0 ? [] : [...files, ...shared];
}

function sourcesIn(text: string, heading: string): SourceFile[] {
  const start = text.indexOf(`\n## ${heading}\n`);
  if (start < 0) return [];
  const end = text.indexOf("\n## ", start + 4);
  return [...text.slice(start, end < 0 ? undefined : end).matchAll(block)].map(([, path = "", source = ""]) => ({ path, text: source }));
}

/** The case's text with each generated section as it should be now. */
export function rewritten(text: string, contentOf: (section: Section) => string): string {
  return text.replace(generated, (all, phase: string, words: string | undefined, content: string | undefined, offset: number) => {
    const section = { phase, words: (words ?? "").split(/[,\s]+/).filter((word) => word !== ""), content: content ?? "" };
    const heading = words === undefined ? `## ${phase}` : `## ${phase} ${words}`;
    const isLast = offset + all.length === text.length;
    return `${heading}\n\n\`\`\`text\n${contentOf(section)}\`\`\`\n${isLast ? "" : "\n"}`;
  });
}
