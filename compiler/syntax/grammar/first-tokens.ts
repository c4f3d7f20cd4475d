import {
  Alternation, LLkLookaheadStrategy, NonTerminal, Option, Repetition, RepetitionMandatory, RepetitionMandatoryWithSeparator, RepetitionWithSeparator, Terminal,
  type ILookaheadStrategy, type IProduction, type OptionalProductionType, type Rule, type TokenType,
} from "chevrotain";
import { decisionFor, type First } from "./decisions.ts";

type AlternationLookahead = ILookaheadStrategy["buildLookaheadForAlternation"];

const OPTIONAL = { Option, Repetition, RepetitionMandatory, RepetitionMandatoryWithSeparator, RepetitionWithSeparator } satisfies Record<OptionalProductionType, unknown>;

/**
 * Decides every choice of the grammar by its next token. Chevrotain's own strategy, which looks any number of tokens ahead, lists all paths
 * through the rules below each choice anew; that took a third of the time in which a small policy is checked. What a rule can begin with is
 * worked out once here, when a choice is met first, and the decisions are the same.
 */
export class FirstTokens implements ILookaheadStrategy {
  private readonly firstOfRule = new Map<Rule, First>();

  validate(options: Parameters<ILookaheadStrategy["validate"]>[0]): ReturnType<ILookaheadStrategy["validate"]> {
    return new LLkLookaheadStrategy({ maxLookahead: 1 }).validate(options);
  }

  buildLookaheadForAlternation({ rule, prodOccurrence, hasPredicates }: Parameters<AlternationLookahead>[0]): ReturnType<AlternationLookahead> {
    return decisionFor(() => ({
      kind: hasPredicates ? "gated" : "alternatives",
      firsts: choice(rule, Alternation, prodOccurrence).definition.map((alternative) => this.firstOf(partsOf(alternative))),
    })) as ReturnType<AlternationLookahead>;
  }

  buildLookaheadForOptional({ rule, prodOccurrence, prodType }: Parameters<ILookaheadStrategy["buildLookaheadForOptional"]>[0]): () => boolean {
    return decisionFor(() => ({ kind: "optional", firsts: [this.firstOf(choice(rule, OPTIONAL[prodType], prodOccurrence).definition)] })) as () => boolean;
  }

  private firstOf(sequence: readonly IProduction[]): First {
    const types = new Set<TokenType>();
    for (const production of sequence) {
      const first = this.firstOfOne(production);
      for (const type of first.types) types.add(type);
      if (!first.canBeEmpty) return { types, canBeEmpty: false };
    }
    return { types, canBeEmpty: true };
  }

  private firstOfOne(production: IProduction): First {
    if (production instanceof Terminal) return { types: new Set([production.terminalType]), canBeEmpty: false };
    if (production instanceof NonTerminal) return this.firstOfReferenced(production.referencedRule);
    if (production instanceof Alternation) {
      const firsts = production.definition.map((alternative) => this.firstOf(partsOf(alternative)));
      return { types: new Set(firsts.flatMap(({ types }) => [...types])), canBeEmpty: firsts.some(({ canBeEmpty }) => canBeEmpty) };
    }
    const first = this.firstOf(partsOf(production));
    const isMandatory = production instanceof RepetitionMandatory || production instanceof RepetitionMandatoryWithSeparator;
    return isMandatory ? first : { ...first, canBeEmpty: true };
  }

  private firstOfReferenced(rule: Rule): First {
    const first = this.firstOfRule.get(rule) ?? this.firstOf(rule.definition);
    this.firstOfRule.set(rule, first);
    return first;
  }
}

function partsOf(production: IProduction): readonly IProduction[] {
  return "definition" in production ? (production as { readonly definition: readonly IProduction[] }).definition : [];
}

/** Every choice in a rule is known by its kind and the number after its method's name. */
function choice<T extends IProduction & { idx: number }>(rule: Rule, kind: new (...args: never) => T, occurrence: number): T {
  const found = findChoice(rule.definition, (production): production is T => production instanceof kind && production.idx === occurrence);
  if (found === undefined) throw new Error(`the rule ${rule.name} has no ${kind.name} ${occurrence}`);
  return found;
}

function findChoice<T extends IProduction>(productions: readonly IProduction[], isWanted: (production: IProduction) => production is T): T | undefined {
  for (const production of productions) {
    const found = isWanted(production) ? production : production instanceof NonTerminal ? undefined : findChoice(partsOf(production), isWanted);
    if (found !== undefined) return found;
  }
  return undefined;
}
