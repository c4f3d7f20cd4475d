import {
  Alternation, NonTerminal, Option, Repetition, RepetitionMandatory, RepetitionMandatoryWithSeparator, RepetitionWithSeparator, Terminal,
  type IProduction, type IToken, type Rule, type TokenType,
} from "chevrotain";
import { PARSER } from "./parser.ts";

/** A rule that is being read, and what it has read: pieces, and rules by name. */
export interface Frame<P> {
  readonly rule: string;
  readonly past: readonly (P | string)[];
}

/** A type of token that the grammar can go on with, in the rules that are being read, the innermost first. */
export interface Expected<P> {
  readonly type: TokenType;
  readonly frames: readonly Frame<P>[];
}

interface Past<P> { readonly id: number; readonly entry: P | string; readonly before: Past<P> | undefined }

/** A place in a sequence of productions of one rule, and where reading goes on behind the sequence. */
interface Place<P> {
  readonly id: number;
  /** Of all places from which the same may follow: they differ in the past alone, their own or that of the places outside. */
  readonly future: number;
  readonly rule: string;
  readonly sequence: Sequence;
  readonly at: number;
  readonly past: Past<P> | undefined;
  readonly outer: Place<P> | undefined;
  readonly isCall: boolean;
}

interface Sequence { readonly id: number; readonly parts: readonly IProduction[] }

function ruleNamed(name: string): Rule {
  const rule = PARSER.getGAstProductions()[name];
  if (rule === undefined) throw new Error(`the grammar has no rule ${name}`);
  return rule;
}

/**
 * What may follow the pieces. All ways of reading them are followed at once; where a choice between alternatives is decided by the next
 * token alone, the first that fits is taken, as the parser does. Of ways that come together only the first goes on, in which inner rules
 * have read as much as they can, as the parser does: a list within a list of the same would double the ways with each piece. Gates are
 * not asked, so a little more is expected than can be read.
 */
export function whatMayFollow<P extends IToken>(rule: string, pieces: readonly P[]): readonly Expected<P>[] {
  const walk = new Walk<P>();
  let places: readonly Place<P>[] = [walk.start(rule)];
  for (const piece of pieces) {
    places = walk.over(piece, places);
    if (places.length === 0) return [];
  }
  return walk.expected(places);
}

function isDecidedByToken(production: IProduction | undefined): boolean {
  return production instanceof Alternation && (production as { readonly hasPredicates?: boolean }).hasPredicates !== true;
}

function partsOf(production: IProduction): readonly IProduction[] {
  return "definition" in production ? (production as { readonly definition: readonly IProduction[] }).definition : [];
}

function matches(piece: IToken, type: TokenType): boolean {
  return piece.tokenTypeIdx === type.tokenTypeIdx || type.categoryMatchesMap?.[piece.tokenTypeIdx] === true;
}

const sequences = new WeakMap<readonly IProduction[], Sequence>();
const loops = new WeakMap<IProduction, Sequence>();
let sequenceCount = 0;

function sequenceOf(parts: readonly IProduction[]): Sequence {
  const known = sequences.get(parts) ?? { id: (sequenceCount += 1), parts };
  sequences.set(parts, known);
  return known;
}

/** Once or more often is once and then any number of times; a separator stands before all but the first. */
function loopOf(production: RepetitionMandatory | RepetitionMandatoryWithSeparator | RepetitionWithSeparator): Sequence {
  const separator = "separator" in production ? [new Terminal({ terminalType: production.separator })] : [];
  const made = loops.get(production) ?? sequenceOf([...production.definition, new Repetition({ definition: [...separator, ...production.definition] })]);
  loops.set(production, made);
  return made;
}

class Walk<P extends IToken> {
  private readonly places = new Map<string, Place<P>>();
  private readonly pasts = new Map<string, Past<P>>();
  private readonly futures = new Map<string, number>();

  start(rule: string): Place<P> {
    return this.place(rule, sequenceOf(ruleNamed(rule).definition), 0, undefined, undefined, true);
  }

  over(piece: P, places: readonly Place<P>[]): readonly Place<P>[] {
    const seen = new Set<number>();
    return places.flatMap((place) => this.advance(piece, place, seen));
  }

  expected(places: readonly Place<P>[]): readonly Expected<P>[] {
    const seen = new Set<number>();
    const found: Expected<P>[] = [];
    for (const place of places) this.collect(place, seen, found);
    return found;
  }

  private collect(place: Place<P>, seen: Set<number>, found: Expected<P>[]): void {
    if (seen.has(place.future)) return;
    seen.add(place.future);
    const production = place.sequence.parts[place.at];
    if (production instanceof Terminal) found.push({ type: production.terminalType, frames: framesOf(place) });
    else for (const next of this.steps(place, production).flat()) this.collect(next, seen, found);
  }

  private advance(piece: P, place: Place<P>, seen: Set<number>): readonly Place<P>[] {
    if (seen.has(place.future)) return [];
    seen.add(place.future);
    const production = place.sequence.parts[place.at];
    if (production instanceof Terminal) return matches(piece, production.terminalType) ? [this.behind(place, piece)] : [];
    if (!isDecidedByToken(production)) return this.steps(place, production).flat().flatMap((next) => this.advance(piece, next, seen));
    for (const [next] of this.steps(place, production)) {
      const found = next === undefined ? [] : this.advance(piece, next, seen);
      if (found.length > 0) return found;
    }
    return [];
  }

  /** Where reading can go from here without a token, one list for each alternative. */
  private steps(place: Place<P>, production: IProduction | undefined): readonly (readonly Place<P>[])[] {
    if (production === undefined) return [this.behindSequence(place)];
    if (production instanceof NonTerminal) return [[this.call(place, production.referencedRule)]];
    if (production instanceof Alternation) return production.definition.map((alternative) => [this.inner(place, sequenceOf(partsOf(alternative)))]);
    if (production instanceof Option) return [[this.inner(place, sequenceOf(partsOf(production))), this.behind(place, undefined)]];
    if (production instanceof Repetition) return [[this.place(place.rule, sequenceOf(partsOf(production)), 0, place.past, place, false), this.behind(place, undefined)]];
    if (production instanceof RepetitionMandatory || production instanceof RepetitionMandatoryWithSeparator) return [[this.inner(place, loopOf(production))]];
    if (production instanceof RepetitionWithSeparator) return [[this.inner(place, loopOf(production)), this.behind(place, undefined)]];
    throw new Error("a production that grammars are not made of");
  }

  private behindSequence({ outer, past, isCall }: Place<P>): readonly Place<P>[] {
    if (outer === undefined) return [];
    return [isCall ? outer : this.place(outer.rule, outer.sequence, outer.at, past, outer.outer, outer.isCall)];
  }

  private inner(place: Place<P>, sequence: Sequence): Place<P> {
    return this.place(place.rule, sequence, 0, place.past, this.behind(place, undefined), false);
  }

  private call(place: Place<P>, rule: Rule): Place<P> {
    return this.place(rule.name, sequenceOf(rule.definition), 0, undefined, this.behind(place, rule.name), true);
  }

  private behind({ rule, sequence, at, past, outer, isCall }: Place<P>, entry: P | string | undefined): Place<P> {
    return this.place(rule, sequence, at + 1, entry === undefined ? past : this.add(past, entry), outer, isCall);
  }

  private add(before: Past<P> | undefined, entry: P | string): Past<P> {
    const key = `${before?.id ?? 0} ${typeof entry === "string" ? entry : entry.startOffset}`;
    const known = this.pasts.get(key) ?? { id: this.pasts.size + 1, entry, before };
    this.pasts.set(key, known);
    return known;
  }

  /** The same place is the same object. */
  private place(rule: string, sequence: Sequence, at: number, past: Past<P> | undefined, outer: Place<P> | undefined, isCall: boolean): Place<P> {
    const key = `${sequence.id} ${at} ${past?.id ?? 0} ${outer?.id ?? 0}`;
    const known = this.places.get(key) ?? { id: this.places.size + 1, future: this.futureOf(sequence, at, outer), rule, sequence, at, past, outer, isCall };
    this.places.set(key, known);
    return known;
  }

  private futureOf(sequence: Sequence, at: number, outer: Place<P> | undefined): number {
    const key = `${sequence.id} ${at} ${outer?.future ?? 0}`;
    const known = this.futures.get(key) ?? this.futures.size + 1;
    this.futures.set(key, known);
    return known;
  }
}

function framesOf<P>(place: Place<P>): readonly Frame<P>[] {
  const frames: Frame<P>[] = [];
  for (let here: Place<P> | undefined = place; here !== undefined; here = calledFrom(here)) frames.push({ rule: here.rule, past: entriesOf(here.past) });
  return frames;
}

function calledFrom<P>(place: Place<P>): Place<P> | undefined {
  let here = place;
  while (!here.isCall && here.outer !== undefined) here = here.outer;
  return here.outer;
}

function entriesOf<P>(past: Past<P> | undefined): readonly (P | string)[] {
  const entries: (P | string)[] = [];
  for (let here = past; here !== undefined; here = here.before) entries.push(here.entry);
  return entries.reverse();
}
