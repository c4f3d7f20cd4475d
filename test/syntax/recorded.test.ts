import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { balanceBraces } from "../../compiler/syntax/braces.ts";
import { CstNode, type CstElement } from "../../compiler/syntax/cst.ts";
import { choiceOf } from "../../compiler/syntax/grammar/decisions.ts";
import { Grammar } from "../../compiler/syntax/grammar/grammar.ts";
import { record, replay } from "../../compiler/syntax/grammar/recorded.ts";
import { layOut, type Piece } from "../../compiler/syntax/layout.ts";
import { lex } from "../../compiler/syntax/lex.ts";
import type { Lowering } from "../../compiler/syntax/lower/lowering.ts";
import { joinPhrases } from "../../compiler/syntax/phrases.ts";
import { splitBehindNumbers } from "../../compiler/syntax/run-together.ts";
import { policiesUnder } from "../support/workspace-texts.ts";

const learned = new Grammar();
const recording = record(learned.decisions());
const recorded = new Grammar(true, recording);
const files = [...policiesUnder("policies"), ...policiesUnder("examples")];

function piecesOf(text: string): Piece[] {
  const lowering: Lowering = { file: "a.tongchou", text, found: [], names: new Set() };
  return [...layOut(lowering, balanceBraces(lowering, splitBehindNumbers(lowering, joinPhrases(text, lex(text)))))];
}

/** All that a parser says of the pieces. */
function readBy(parser: Grammar, pieces: Piece[]) {
  parser.input = pieces;
  const tree = outline(parser.file() as unknown as CstNode);
  return { tree, faults: parser.errors.map(({ name, message, token }) => [name, message, token.startOffset]) };
}

interface Entry {
  readonly key: string;
  readonly element: CstElement;
  readonly next: Entry | undefined;
}

function outline(element: CstElement): unknown {
  if (!(element instanceof CstNode)) return element.startOffset;
  const inside: unknown[] = [];
  for (let entry = (element as unknown as { readonly first: Entry | undefined }).first; entry; entry = entry.next) inside.push(entry.key, outline(entry.element));
  return [element.name, element.recoveredNode, ...inside];
}

/** Chevrotain's record of the rules, which a parser has once it has run them. */
const rulesKnownTo = (parser: Grammar): number => Object.keys((parser as unknown as { readonly gastProductionsCache: object }).gastProductionsCache).length;

describe("a parser by recorded choices", () => {
  test.each(files.map(({ path, text }) => [path, text] as const))("reads %s as one does that has run its rules", (_path, text) => {
    const pieces = piecesOf(text);
    expect(readBy(recorded, pieces)).toEqual(readBy(learned, pieces));
    expect(readBy(recorded, pieces).faults).toEqual([]);
  });

  test("finds the same faults in what is damaged, and need not run its rules for it", () => {
    let faults = 0;
    fc.assert(fc.property(fc.constantFrom(...files), fc.array(fc.tuple(fc.double({ min: 0, max: 1, maxExcluded: true }), fc.constantFrom("", "|", "}", "{", " of ", "12", "结算 ")), { minLength: 3 }), ({ text }, cuts) => {
      const broken = cuts.reduce((kept, [at, put]) => kept.slice(0, Math.floor(at * kept.length)) + put + kept.slice(Math.floor(at * kept.length) + 5), text);
      const found = readBy(recorded, piecesOf(broken));
      faults += found.faults.length;
      expect(found).toEqual(readBy(learned, piecesOf(broken)));
    }), { numRuns: 300 });
    expect(faults).toBeGreaterThan(20);
    expect(rulesKnownTo(recorded)).toBe(0);
  });

  test("runs them when somebody asks for them, and reads on as before", () => {
    const other = new Grammar(true, recording);
    const pieces = piecesOf(files[0]!.text);
    const before = readBy(other, pieces);
    expect(Object.keys(other.getGAstProductions())).toEqual(Object.keys(learned.getGAstProductions()));
    expect(readBy(other, pieces)).toEqual(before);
  });
});

test("what is recorded is data, and the same whoever records it", () => {
  expect(JSON.parse(JSON.stringify(recording))).toEqual(recording);
  expect(record(replay(recording))).toEqual(recording);
  expect(recording.flat().length).toBeGreaterThan(100);
});

test("choices of another vocabulary are refused", () => {
  const [[decision] = []] = replay([[[0, "optional", [false, 99_999]]]]);
  expect(() => choiceOf(decision!)).toThrow("the vocabulary has no token type 99999");
});

test("nothing is recorded of what another strategy decides", () => {
  expect(() => record([[() => true]])).toThrow("a decision that was made elsewhere");
});
