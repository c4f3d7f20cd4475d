/** Ends a `switch` over a closed union; the type checker refuses a forgotten case. */
export function unreachable(value: never): never {
  throw new Error(`unexpected value: ${JSON.stringify(value)}`);
}
