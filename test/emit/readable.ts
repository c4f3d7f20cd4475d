/** JSON as people read it: what fits stands on one line. */
export function readable(value: unknown, pad = "", width = 140): string {
  const line = onOneLine(value);
  if (pad.length + line.length <= width || typeof value !== "object" || value === null) return line;
  const inner = `${pad}  `;
  if (Array.isArray(value)) return `[\n${value.map((item) => inner + readable(item, inner, width)).join(",\n")}\n${pad}]`;
  return `{\n${Object.entries(value).map(([key, field]) => `${inner}${JSON.stringify(key)}: ${readable(field, inner, width)}`).join(",\n")}\n${pad}}`;
}

function onOneLine(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(onOneLine).join(", ")}]`;
  if (typeof value !== "object" || value === null) return JSON.stringify(value);
  return `{${Object.entries(value).map(([key, field]) => `${JSON.stringify(key)}: ${onOneLine(field)}`).join(", ")}}`;
}
