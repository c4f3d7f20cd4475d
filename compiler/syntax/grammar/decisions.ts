import type { IOrAlt, IToken, TokenType } from "chevrotain";

/** What a piece of the grammar can begin with. */
export interface First {
  readonly types: Iterable<TokenType>;
  readonly canBeEmpty: boolean;
}

/** A place in the grammar where the next token says how to go on: whether something optional stands there, or which alternative, of which some may have gates. */
export interface Choice {
  readonly kind: "optional" | "alternatives" | "gated";
  /** Of what is optional, or of each alternative. */
  readonly firsts: readonly First[];
}

interface Looking { LA(distance: number): IToken }

/** Says yes or no of something optional, and the number of an alternative, or nothing where none can stand. */
export type Decision = (this: Looking, alternatives?: IOrAlt<unknown>[]) => boolean | number | undefined;

const choices = new WeakMap<Decision, () => Choice>();

/** A decision that is made ready when it is first asked for: most files meet few of a grammar's choices. */
export function decisionFor(choice: () => Choice): Decision {
  let decide: Decision | undefined;
  const decision: Decision = function (alternatives) {
    decide ??= ready(choice());
    return decide.call(this, alternatives);
  };
  choices.set(decision, choice);
  return decision;
}

/** What a decision of `decisionFor` decides. */
export function choiceOf(decision: Decision): Choice {
  const choice = choices.get(decision);
  if (choice === undefined) throw new Error("a decision that was made elsewhere");
  return choice();
}

function ready({ kind, firsts }: Choice): Decision {
  switch (kind) {
    case "alternatives": return plainChoice(...alternativesByToken(firsts));
    case "gated": return gatedChoice(firsts.map(acceptance));
    case "optional": return present(...alternativesByToken(firsts));
  }
}

/** A token type and those that it is a category of, by number. */
function indexesOf(type: TokenType): readonly number[] {
  return [type.tokenTypeIdx ?? 0, ...(type.categoryMatches ?? [])];
}

function acceptance({ types, canBeEmpty }: First): (index: number) => boolean {
  const accepted: boolean[] = [];
  for (const type of types) for (const index of indexesOf(type)) accepted[index] = true;
  return canBeEmpty ? () => true : (index) => accepted[index] === true;
}

/** The first alternative that can begin with a token; one that can be empty takes every token that is left. */
function alternativesByToken(firsts: readonly First[]): readonly [chosen: readonly (number | undefined)[], otherwise: number | undefined] {
  const chosen: (number | undefined)[] = [];
  for (const [alternative, { types, canBeEmpty }] of firsts.entries()) {
    for (const type of types) for (const index of indexesOf(type)) chosen[index] ??= alternative;
    if (canBeEmpty) return [chosen, alternative];
  }
  return [chosen, undefined];
}

function present(chosen: readonly (number | undefined)[], otherwise: number | undefined): Decision {
  return function () {
    return (chosen[this.LA(1).tokenTypeIdx] ?? otherwise) !== undefined;
  };
}

function plainChoice(chosen: readonly (number | undefined)[], otherwise: number | undefined): Decision {
  return function () {
    return chosen[this.LA(1).tokenTypeIdx] ?? otherwise;
  };
}

function gatedChoice(accepts: readonly ((index: number) => boolean)[]): Decision {
  return function (alternatives) {
    const next = this.LA(1).tokenTypeIdx;
    const found = accepts.findIndex((accept, index) => accept(next) && alternatives?.[index]?.GATE?.() !== false);
    return found < 0 ? undefined : found;
  };
}
