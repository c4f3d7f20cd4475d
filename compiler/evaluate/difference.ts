/** Where two answers to one claim first differ, such as `layers.0.payment: 1000 ≠ 1001`; `undefined` where they say the same. */
export function differenceBetween(one: object, other: object): string | undefined {
  return firstDifference(one, other, []);
}

function firstDifference(one: unknown, other: unknown, path: readonly string[]): string | undefined {
  if (!isObject(one) || !isObject(other)) return one === other ? undefined : `${path.join(".")}: ${shown(one)} ≠ ${shown(other)}`;
  for (const name of [...new Set([...Object.keys(one), ...Object.keys(other)])]) {
    const difference = firstDifference(one[name], other[name], [...path, name]);
    if (difference !== undefined) return difference;
  }
  return undefined;
}

function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === "object" && value !== null;
}

function shown(value: unknown): string {
  return value === undefined ? "–" : JSON.stringify(value);
}
