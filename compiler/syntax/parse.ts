import type { IRecognitionException } from "chevrotain";
import type { Diagnostic } from "../diagnostics/diagnostic.ts";
import { report } from "../diagnostics/report.ts";
import type { SourceTree } from "./ast.ts";
import { balanceBraces } from "./braces.ts";
import { withoutCellSigns } from "./cell-signs.ts";
import type { CstNode } from "./cst.ts";
import { reportFaults } from "./faults.ts";
import { PARSER } from "./grammar/parser.ts";
import { layOut, type Piece } from "./layout.ts";
import { lex, type Lexeme } from "./lex.ts";
import { LIMITS } from "./limits.ts";
import { lowerFile } from "./lower/files.ts";
import type { Lowering } from "./lower/lowering.ts";
import { joinPhrases } from "./phrases.ts";
import { splitBehindNumbers } from "./run-together.ts";
import { type Sink, tell } from "./sink.ts";
import { tokensOf } from "./lossless.ts";
import { OpenText, Unknown } from "./token-types.ts";
import type { Token } from "./token.ts";
import { reportUnreadable } from "./unreadable.ts";

export interface Parsed {
  readonly tree: SourceTree;
  /** Lossless: their trivia and images, one after the other, are the text. The last one is the end of the file. */
  readonly tokens: readonly Token[];
  readonly diagnostics: readonly Diagnostic[];
}

/** Reads one file. Any text gives a tree; what is wrong with it is in the diagnostics, in the order of the text. */
export function parse(file: string, text: string): Parsed {
  const { tree, diagnostics, lexemes, names } = read(file, text);
  return { tree, diagnostics, tokens: tokensOf(text, lexemes, names) };
}

/** Without the tokens, which take several times the room of the tree. */
export function parseTree(file: string, text: string): Omit<Parsed, "tokens"> {
  const { tree, diagnostics } = read(file, text);
  return { tree, diagnostics };
}

interface Reading extends Omit<Parsed, "tokens"> {
  readonly lexemes: readonly Lexeme[];
  readonly names: Lowering["names"];
}

function read(file: string, text: string): Reading {
  const lowering: Lowering = { file, text, found: [], names: new Set() };
  if (text.length > LIMITS.fileLength) return tooLarge(lowering);
  const lexed = withoutCellSigns(lowering, lex(text));
  reportUnreadable(lowering, lexed);
  const lexemes = splitBehindNumbers(lowering, joinPhrases(text, lexed));
  const pieces = layOut(lowering, balanceBraces(lowering, lexemes));
  const { cst, faults } = runGrammar(pieces);
  const damaged = damagedClauses(text, lexemes, pieces);
  reportFaults(lowering, faults.filter(({ token }) => !damaged.has((token as Piece).clause)), pieces);
  const tree = lowerFile(lowering, cst);
  return { tree, diagnostics: shown(lowering), lexemes, names: lowering.names };
}

function runGrammar(pieces: readonly Piece[]): { readonly cst: CstNode; readonly faults: readonly IRecognitionException[] } {
  PARSER.input = [...pieces];
  const cst = PARSER.file() as unknown as CstNode;
  const faults = PARSER.errors;
  PARSER.input = [];
  return { cst, faults };
}

function tooLarge(lowering: Lowering): Reading {
  const span = { start: 0, end: lowering.text.length };
  tell(lowering, "fileTooLarge", { start: 0, end: 0 }, { limit: LIMITS.fileLength });
  const tree: SourceTree = { kind: "SourceTree", file: lowering.file, header: undefined, uses: [], declarations: [], isBlank: false, span };
  const whole: Lexeme = { type: Unknown, keyword: undefined, image: lowering.text, span, isFirst: true, column: 0 };
  return { tree, diagnostics: lowering.found, lexemes: [whole], names: lowering.names };
}

/** Clauses in which a text is cut short or a character was left out: what else is odd there follows from it. */
function damagedClauses(text: string, lexemes: readonly Lexeme[], pieces: readonly Piece[]): ReadonlySet<number> {
  const damaged = new Set<number>();
  let next = 0;
  for (const { type, span } of lexemes) {
    if (type !== Unknown && type !== OpenText) continue;
    while ((pieces[next]?.startOffset ?? Infinity) < span.start) next += 1;
    const [before, after] = [pieces[next - 1], pieces[next]];
    if (before && isOneLine(text, before.startOffset, span.start)) damaged.add(before.clause);
    if (after && isOneLine(text, span.start, after.startOffset)) damaged.add(after.clause);
  }
  return damaged;
}

function isOneLine(text: string, start: number, end: number): boolean {
  return end - start < LIMITS.lineLength && !/[\r\n]/.test(text.slice(start, end));
}

function shown(sink: Sink): readonly Diagnostic[] {
  const ordered = sink.found.map((diagnostic, index) => ({ diagnostic, index }));
  ordered.sort((a, b) => (a.diagnostic.location?.span.start ?? 0) - (b.diagnostic.location?.span.start ?? 0) || a.index - b.index);
  const all = ordered.map(({ diagnostic }) => diagnostic);
  if (all.length <= LIMITS.shownErrors) return all;
  const more = report("moreFindings", all[LIMITS.shownErrors]?.location, { count: all.length - LIMITS.shownErrors });
  return [...all.slice(0, LIMITS.shownErrors), more];
}

