import type { TableBand } from "../../emit/format.ts";

/** An open end, as the compiled tables write it. */
type NoEnd = Exclude<TableBand["to"], number>;

/** What a constant is written from. Fields that are undefined are left out. */
export type Constant = string | number | bigint | boolean | NoEnd | undefined | readonly Constant[] | { readonly [field: string]: Constant };

const longestLine = 160;

/** The value as an expression of TypeScript, on one line where that is short. */
export function literal(value: Constant, indent = ""): string {
  const short = oneLineLiteral(value);
  if (indent.length + short.length <= longestLine || typeof value !== "object" || value === null) return short;
  const deeper = `${indent}  `;
  const items = isList(value)
    ? value.map((item) => literal(item, deeper))
    : fieldsOf(value).map(([key, field]) => `${keyText(key)}: ${literal(field, deeper)}`);
  const [open, close] = isList(value) ? ["[", "]"] : ["{", "}"];
  return `${open}\n${items.map((item) => `${deeper}${item},\n`).join("")}${indent}${close}`;
}

function oneLineLiteral(value: Constant): string {
  if (typeof value === "bigint") return `${value}n`;
  if (typeof value === "string") return textLiteral(value);
  if (typeof value !== "object" || value === null) return String(value);
  if (isList(value)) return `[${value.map(oneLineLiteral).join(", ")}]`;
  const fields = fieldsOf(value).map(([key, field]) => `${keyText(key)}: ${oneLineLiteral(field)}`);
  return fields.length === 0 ? "{}" : `{ ${fields.join(", ")} }`;
}

export function textLiteral(text: string): string {
  return JSON.stringify(text).replace(/[\u2028\u2029]/g, (character) => `\\u${character.charCodeAt(0).toString(16)}`);
}

/** A plain `__proto__` in an object would not be a field of its own. */
export function keyText(name: string): string {
  if (name === "__proto__") return `["__proto__"]`;
  return isPlainName(name) ? name : textLiteral(name);
}

/** Behind an object, to its field. */
export function access(name: string): string {
  return isPlainName(name) ? `.${name}` : `[${textLiteral(name)}]`;
}

export function isPlainName(name: string): boolean {
  return /^[\p{ID_Start}_$][\p{ID_Continue}$]*$/u.test(name);
}

function isList(value: object): value is readonly Constant[] {
  return Array.isArray(value);
}

function fieldsOf(value: { readonly [field: string]: Constant }): [string, Constant][] {
  return Object.entries(value).filter(([, field]) => field !== undefined);
}

/** Lines of a comment, of which nothing can end it early. */
export function comment(lines: readonly string[], indent = ""): string {
  const safe = lines.map((line) => line.replaceAll("*/", "*\\/"));
  if (safe.length <= 1) return `${indent}/** ${safe.join("")} */\n`;
  return `${indent}/**\n${safe.map((line) => `${indent} * ${line}`.trimEnd()).join("\n")}\n${indent} */\n`;
}
