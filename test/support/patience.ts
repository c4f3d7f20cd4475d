/**
 * How long one thing may take, in milliseconds: a program that was started, a sign on the screen.
 * A slow machine is no failure; only what would never end is. `vitest.config.ts` gives whole tests a few times as long.
 */
export const PATIENCE = 120_000;
