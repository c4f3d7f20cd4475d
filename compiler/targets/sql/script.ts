/** Written as SQL: texts in quotes, what is undefined as NULL, days as dates. */
export type SqlValue = string | number | bigint | boolean | undefined | SqlDay | SqlDecimal;

export interface SqlDay {
  readonly day: string;
}

/** Ten-thousandths, written as an exact decimal. */
export interface SqlDecimal {
  readonly tenThousandths: number;
}

/** Rows by relation, in the order in which relations were first given one; remarks stand before the row that follows them. */
export class Rows {
  readonly #lines = new Map<string, { readonly remark: string | undefined; readonly values: string }[]>();

  add(relation: string, ...values: readonly SqlValue[]): void {
    this.addRemarked(relation, undefined, ...values);
  }

  addRemarked(relation: string, remark: string | undefined, ...values: readonly SqlValue[]): void {
    const lines = this.#lines.get(relation) ?? [];
    this.#lines.set(relation, lines);
    lines.push({ remark, values: `(${values.map(sqlText).join(", ")})` });
  }

  /** A statement for each relation, in the order of the definitions, so that what a row refers to is there before it. */
  statements(schema: string, relations: readonly string[]): string {
    const stray = [...this.#lines.keys()].find((relation) => !relations.includes(relation));
    if (stray !== undefined) throw new Error(`no relation ${stray}`);
    return relations.flatMap((relation) => {
      const lines = this.#lines.get(relation) ?? [];
      const last = lines.length - 1;
      const text = lines.map(({ remark, values }, i) => `${remark === undefined ? "" : `  -- ${remark}\n`}  ${values}${i === last ? ";" : ","}\n`).join("");
      return lines.length === 0 ? [] : [`INSERT INTO ${schema}.${relation} VALUES\n${text}`];
    }).join("\n");
  }
}

function sqlText(value: SqlValue): string {
  if (value === undefined) return "NULL";
  if (typeof value === "string") return textLiteral(value);
  if (typeof value === "boolean") return value ? "TRUE" : "FALSE";
  if (typeof value === "number" || typeof value === "bigint") return String(value);
  return "day" in value ? `DATE '${value.day}'` : decimalText(value.tenThousandths);
}

export function textLiteral(text: string): string {
  return `'${text.replaceAll("'", "''")}'`;
}

function decimalText(tenThousandths: number): string {
  const digits = String(Math.abs(tenThousandths)).padStart(5, "0");
  return `${tenThousandths < 0 ? "-" : ""}${digits.slice(0, -4)}.${digits.slice(-4)}`;
}

/** The end of a span; undefined where it is open. */
export function day(text: string | undefined): SqlDay | undefined {
  return text === undefined ? undefined : { day: text };
}

const longestName = 63;

/** A name in quotes that PostgreSQL does not cut off; of a longer one the beginning and the digest are left. */
export function schemaName(name: string, digestOf: (text: string) => string): string {
  const bytes = (text: string): number => new TextEncoder().encode(text).length;
  if (bytes(name) <= longestName) return quoted(name);
  const digest = digestOf(name);
  let kept = [...name];
  while (bytes(kept.join("")) + digest.length + 1 > longestName) kept = kept.slice(0, -1);
  return quoted(`${kept.join("")}_${digest}`);
}

function quoted(name: string): string {
  return `"${name.replaceAll('"', '""')}"`;
}

/** The relations that a text of definitions makes, in its order. */
export function relationsIn(definitions: string): string[] {
  return [...definitions.matchAll(/^CREATE TABLE @\.(\w+)/gm)].map(([, name = ""]) => name);
}
