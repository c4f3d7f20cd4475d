import { LLkLookaheadStrategy, type ILookaheadStrategy } from "chevrotain";

type Method<This, A extends unknown[], R> = (this: This, ...args: A) => R;

/**
 * What may follow at each choice of the grammar, worked out when a text first comes to that choice. For all choices at once it took a third
 * of the time in which a small policy is checked, and most files come to few of them.
 */
export function lazyLookahead(maxLookahead: number): ILookaheadStrategy {
  const eager = new LLkLookaheadStrategy({ maxLookahead });
  return {
    validate: (options) => eager.validate(options),
    buildLookaheadForAlternation: (options) => madeAtFirstCall(() => eager.buildLookaheadForAlternation(options)),
    buildLookaheadForOptional: (options) => madeAtFirstCall(() => eager.buildLookaheadForOptional(options)),
  };
}

function madeAtFirstCall<This, A extends unknown[], R>(make: () => Method<This, A, R>): Method<This, A, R> {
  let made: Method<This, A, R> | undefined;
  return function (...args) {
    made ??= make();
    return made.apply(this, args);
  };
}
