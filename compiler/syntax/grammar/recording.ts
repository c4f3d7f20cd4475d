import type { RecordedGrammar } from "./recorded.ts";

/**
 * The choices of the grammar, written here when the program is built (`compiler/build/recorded-grammar.ts`). From source there are none: the parser works them out when it
 * is made, for which Chevrotain runs every rule once, and that takes as long as reading a small policy.
 */
export const RECORDED: RecordedGrammar | undefined = undefined;
