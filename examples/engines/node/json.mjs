/** JSON as money needs it: read only where every reader reads the same, written so that equal values are equal bytes. */

const texts = /"(?:[^"\\]|\\.)*"/g;

/** Throws where a number is no whole number that is exact everywhere, a key stands twice in one object, or a text holds half a character. */
export function parseExactly(text) {
  let keys = 0;
  const value = JSON.parse(text, function (key, item) {
    if (!Array.isArray(this)) keys += 1;
    const isExact = typeof item === "number" ? Number.isSafeInteger(item) : typeof item !== "string" || item.isWellFormed();
    if (!isExact || key === "__proto__" || !key.isWellFormed()) throw new SyntaxError(`“${key}” is not exact`);
    return item;
  });
  // What the parser itself lets pass: 1.0, -0, and of a repeated key all but the last.
  const marks = text.replace(texts, `""`);
  if (/[0-9][.eE]|-0(?![0-9])/.test(marks)) throw new SyntaxError("a number is not written as a whole one");
  if ((marks.match(/""\s*:/g) ?? []).length !== keys - 1) throw new SyntaxError("a key stands twice in one object");
  return value;
}

/** RFC 8785: keys sorted by UTF-16 units, no spaces; `bigint` as a number. */
export function canonical(value) {
  if (typeof value === "bigint") return String(value);
  if (Array.isArray(value)) return `[${value.map(canonical).join()}]`;
  if (typeof value !== "object") return JSON.stringify(value);
  return `{${Object.keys(value).sort().map((key) => `${JSON.stringify(key)}:${canonical(value[key])}`).join()}}`;
}
