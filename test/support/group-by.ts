/** Chevrotain's validation of a grammar groups with `Object.groupBy`, which Node has from 21 on. Nothing but tests has grammars validated. */
function groupBy<T>(items: Iterable<T>, keyOf: (item: T, index: number) => PropertyKey): Partial<Record<PropertyKey, T[]>> {
  const groups: Partial<Record<PropertyKey, T[]>> = {};
  [...items].forEach((item, index) => (groups[keyOf(item, index)] ??= []).push(item));
  return groups;
}

if (!("groupBy" in Object)) Object.defineProperty(Object, "groupBy", { value: groupBy });
