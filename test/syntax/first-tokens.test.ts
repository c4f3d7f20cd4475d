import { Alternation, LLkLookaheadStrategy, NonTerminal, Option, Repetition, RepetitionMandatory, RepetitionMandatoryWithSeparator, RepetitionWithSeparator, type IProduction } from "chevrotain";
import { expect, test } from "vitest";
import { FirstTokens } from "../../compiler/syntax/grammar/first-tokens.ts";
import { Grammar } from "../../compiler/syntax/grammar/grammar.ts";
import { VOCABULARY } from "../../compiler/syntax/token-types.ts";

const rules = Object.values(new Grammar().getGAstProductions());
const optional = { Option, Repetition, RepetitionMandatory, RepetitionMandatoryWithSeparator, RepetitionWithSeparator };
const [quick, slow] = [new FirstTokens(), new LLkLookaheadStrategy({ maxLookahead: 1 })];

function choicesIn(productions: readonly IProduction[]): readonly IProduction[] {
  return productions.flatMap((production) => {
    if (production instanceof NonTerminal || !("definition" in production)) return [];
    return [production, ...choicesIn(production.definition as readonly IProduction[])];
  });
}

type Decide = (alternatives?: { GATE?: () => boolean; ALT: () => void }[]) => unknown;

/** What a choice answers to every token, all gates open and then each one shut. */
function answers(decide: Decide, alternatives: number): readonly unknown[] {
  const gates = [undefined, ...Array.from({ length: alternatives }, (_, shut) => shut)];
  return gates.flatMap((shut) => VOCABULARY.map((tokenType) => {
    const next = () => ({ tokenType, tokenTypeIdx: tokenType.tokenTypeIdx });
    const offered = Array.from({ length: alternatives }, (_, index) => ({ ...(index === shut && { GATE: () => false }), ALT: () => {} }));
    return decide.call({ LA: next, LA_FAST: next }, offered);
  }));
}

test("the next token decides every choice as the path search of Chevrotain does", () => {
  let [alternations, optionals] = [0, 0];
  for (const rule of rules) {
    for (const production of choicesIn(rule.definition)) {
      const place = `${rule.name} ${production.constructor.name}`;
      for (const hasPredicates of production instanceof Alternation ? [false, true] : []) {
        const { idx, definition } = production as Alternation;
        const options = { rule, prodOccurrence: idx, maxLookahead: 1, hasPredicates, dynamicTokensEnabled: false };
        const gates = hasPredicates ? definition.length : 0;
        alternations += 1;
        expect(answers(quick.buildLookaheadForAlternation(options), gates), place).toEqual(answers(slow.buildLookaheadForAlternation(options), gates));
      }
      const prodType = (Object.keys(optional) as (keyof typeof optional)[]).find((name) => production instanceof optional[name]);
      if (prodType === undefined) continue;
      const options = { rule, prodOccurrence: (production as Option).idx, prodType, maxLookahead: 1, dynamicTokensEnabled: false };
      optionals += 1;
      expect(answers(quick.buildLookaheadForOptional(options), 0), place).toEqual(answers(slow.buildLookaheadForOptional(options), 0));
    }
  }
  expect(Math.min(alternations, optionals)).toBeGreaterThan(50);
});
