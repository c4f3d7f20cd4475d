import { VOCABULARY } from "../token-types.ts";
import { type Choice, choiceOf, type Decision, decisionFor, type First } from "./decisions.ts";

type Kind = Choice["kind"];

/** A choice by its number within its rule; token types by their places in the vocabulary. */
export type RecordedChoice = readonly [key: number, kind: Kind, ...firsts: readonly (readonly [canBeEmpty: boolean, ...types: readonly number[]])[]];

/** The choices of all rules, in the order in which the grammar defines these. */
export type RecordedGrammar = readonly (readonly RecordedChoice[])[];

/** Decisions as Chevrotain's parser keeps them: by rule, and within it by a number of its own for each choice; without those for what a rule has not. */
export type Decisions = readonly (readonly (Decision | undefined)[] | undefined)[];

/** @throws if a decision was made by another strategy than ours, or of a token type that the vocabulary has not. */
export function record(decisions: Decisions): RecordedGrammar {
  const places = new Map([...VOCABULARY.entries()].map(([place, type]) => [type, place] as const));
  const recorded = ({ types, canBeEmpty }: First) => [canBeEmpty, ...[...types].map((type) => known(places.get(type), type.name))] as const;
  return Array.from(decisions, (ofRule = []) => [...ofRule.entries()].flatMap(([key, decision]): readonly RecordedChoice[] => {
    if (decision === undefined) return [];
    const { kind, firsts } = choiceOf(decision);
    return [[key, kind, ...firsts.map(recorded)]];
  }));
}

/** @throws if the vocabulary is another than that by which the choices were recorded. */
export function replay(grammar: RecordedGrammar): Decisions {
  return grammar.map((choices) => {
    const decisions: Decision[] = [];
    for (const choice of choices) decisions[choice[0]] = decisionFor(() => replayed(choice));
    return decisions;
  });
}

function replayed([, kind, ...firsts]: RecordedChoice): Choice {
  return { kind, firsts: firsts.map(([canBeEmpty, ...places]) => ({ canBeEmpty, types: places.map((place) => known(VOCABULARY[place], place)) })) };
}

function known<T>(found: T | undefined, wanted: string | number): T {
  if (found === undefined) throw new Error(`the vocabulary has no token type ${wanted}`);
  return found;
}
