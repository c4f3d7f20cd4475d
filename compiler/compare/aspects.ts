/** What both versions have and say otherwise outside of cells: how such changes are made. */
import type { Location } from "../base/span.ts";
import type { Phrase } from "../diagnostics/diagnostic.ts";
import { bothNames } from "../parts/phrase-facts.ts";
import type { AspectChange, DeclarationKind } from "./difference.ts";
import type { Called } from "./match.ts";
import { both } from "./phrase-order.ts";

/** A declared thing; one read from compiled tables has no place in a source. */
export type Placed = Called & { readonly other: string | undefined; readonly location?: Location | undefined };

export type Aspect = Omit<AspectChange, "of" | "location">;

export function aspects(kind: DeclarationKind, now: Placed, list: readonly (Aspect | undefined)[]): readonly AspectChange[] {
  return list.flatMap((aspect) => (aspect === undefined ? [] : [{ ...aspect, of: { kind, name: bothNames(now) }, location: now.location }]));
}

/** Where what is said of the old and of the new thing reads otherwise. */
export function differing<T>(aspect: AspectChange["aspect"], old: T, now: T, phrase: (value: T) => Phrase): Aspect | undefined {
  const [before, after] = [phrase(old), phrase(now)];
  return before.en === after.en ? undefined : { aspect, from: undefined, old: before, now: after, patient: "unclear" };
}

/** The same for texts that are keys as well, in either language. */
export function differingText(aspect: AspectChange["aspect"], old: string | undefined, now: string | undefined): Aspect | undefined {
  return differing(aspect, old, now, (text) => both(text === undefined || text === "" ? "—" : text));
}

/** For what a short text cannot tell in full: the keys decide, and equal words are said to differ in the rest. */
export function differingBy(aspect: AspectChange["aspect"], keys: readonly [old: string, now: string], phrases: readonly [old: Phrase, now: Phrase]): Aspect | undefined {
  if (keys[0] === keys[1]) return undefined;
  const [old, now] = phrases;
  const isAlike = old.en === now.en;
  return { aspect, from: undefined, old, now: isAlike ? { en: `${now.en} (otherwise)`, zh: `${now.zh}（内容不同）` } : now, patient: "unclear" };
}
