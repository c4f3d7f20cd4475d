/** Files of one program in one text: `### path` begins a file, `┆` is the cursor, `⟦…⟧` what is expected. */
import { parseDay } from "../../compiler/base/calendar.ts";
import type { Location, Span } from "../../compiler/base/span.ts";
import type { Language } from "../../compiler/diagnostics/render/fill.ts";
import { plainAddress } from "../../language-server/features/addresses.ts";
import { Session, type View } from "../../language-server/session.ts";

export interface Marked {
  readonly view: View;
  readonly offset: number;
  /** Marked ranges in the order of files and text. */
  readonly ranges: readonly Location[];
  readonly session: Session;
  readonly textOf: (path: string) => string;
}

const FOLDER = "file:///province";
const HEADING = /^### (.+)\n/m;

interface File {
  readonly uri: string;
  readonly text: string;
  readonly cursor: number | undefined;
  readonly ranges: readonly Span[];
}

/** The view is of the file with the cursor, or of the first. */
export async function marked(text: string, language: Language = "en"): Promise<Marked> {
  const files = filesIn(text).map(readMarks);
  const session = new Session({ list: async () => files.map(({ uri }) => uri), read: async (uri) => files.find((file) => file.uri === uri)?.text }, { language, asOf: parseDay("2026-01-01") ?? 0 });
  await session.setFolders([FOLDER]);
  const main = files.find(({ cursor }) => cursor !== undefined) ?? files[0];
  const view = session.view(main?.uri ?? "");
  if (main === undefined || view === undefined) throw new Error("no file");
  return {
    view, session, offset: main.cursor ?? 0,
    ranges: files.flatMap(({ uri, ranges }) => ranges.map((span) => ({ file: uri, span }))),
    textOf: (path) => files.find(({ uri }) => uri === plainAddress(`${FOLDER}/${path}`))?.text ?? "",
  };
}

function filesIn(text: string): readonly { readonly path: string; readonly text: string }[] {
  const parts = text.split(HEADING);
  if (parts.length === 1) return [{ path: "basic.tongchou", text }];
  return parts.flatMap((path, index) => (index % 2 === 1 ? [{ path, text: parts[index + 1] ?? "" }] : []));
}

function readMarks({ path, text }: { readonly path: string; readonly text: string }): File {
  const ranges: Span[] = [];
  let clean = "";
  let cursor: number | undefined;
  let start = 0;
  for (const character of text) {
    if (character === "┆") cursor = clean.length;
    else if (character === "⟦") start = clean.length;
    else if (character === "⟧") ranges.push({ start, end: clean.length });
    else clean += character;
  }
  return { uri: plainAddress(`${FOLDER}/${path}`), text: clean, cursor, ranges };
}

/** In one order, so that lists of places can be compared. */
export function inOrder(locations: readonly Location[]): readonly Location[] {
  return [...locations].sort((a, b) => (a.file < b.file ? -1 : a.file > b.file ? 1 : a.span.start - b.span.start));
}

export function applied(text: string, edits: readonly { readonly location: Location; readonly text: string }[]): string {
  const backwards = [...edits].sort((a, b) => b.location.span.start - a.location.span.start);
  return backwards.reduce((whole, { location: { span }, text: now }) => whole.slice(0, span.start) + now + whole.slice(span.end), text);
}
