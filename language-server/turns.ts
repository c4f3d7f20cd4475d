/** Long work in short turns, so that the editor is heard in between. */
import type { Steps } from "../compiler/base/steps.ts";

export interface Timing {
  /** Calls back after so many milliseconds; what it gives back stops that. */
  readonly later: (milliseconds: number, run: () => void) => () => void;
  /** In milliseconds, from whenever. Without one a turn is a single step. */
  readonly clock?: () => number;
}

/** In milliseconds: a person feels a delay from some 50 on, and what is heard has to be answered within it as well. */
const TURN = 4;

/** What it gives back stops the work for good. */
export function inTurns(steps: Steps<void>, { later, clock }: Timing): () => void {
  let stop = (): void => {};
  const turn = (): void => {
    const end = clock === undefined ? 0 : clock() + TURN;
    do if (steps.next().done === true) return;
    while (clock !== undefined && clock() < end);
    stop = later(0, turn);
  };
  stop = later(0, turn);
  return () => stop();
}
