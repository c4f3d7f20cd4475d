/** One structure of Chinese medical-insurance rules: how the language says it, in a source that compiles, or why it does not. */
export interface Structure {
  readonly id: string;
  /** What the rule is, with the place that has it. */
  readonly title: string;
  /** In words and pieces of the language. */
  readonly how: string;
  /** Declarations of a file; the head is put before it. */
  readonly source?: string;
  /** Lines of the compiled tables that carry the meaning. */
  readonly yields?: readonly string[];
  /** Codes of warnings and notes that belong to it. */
  readonly finds?: readonly string[];
  /** Another structure whose source says this one too. */
  readonly see?: readonly string[];
}

export function head(name: string, more = ""): string {
  return `policy linhai.${name}\n  effective from 2025-01-01\n  source "示例〔2024〕1号"\n${more}\nuse fictional\n\n`;
}

interface Said {
  readonly name?: string;
  readonly scheme?: string;
  readonly kind?: string;
  readonly when?: string;
  readonly base?: string;
  readonly deductible?: string;
  readonly ratio?: string;
  readonly cap?: string;
  readonly more?: string;
}

/** A benefit that says what the structure is about, and “none” of the rest. */
export function benefit(said: Said): string {
  const { name = "inpatient", scheme = "employee", kind, when, base = "eligible", deductible = "none", ratio = "80%", cap = "none", more = "" } = said;
  return `benefit ${name} for ${scheme}${kind === undefined ? "" : ` kind ${kind}`}${when === undefined ? "" : ` when ${when}`} {
  base ${base}
  deductible ${deductible}
  ratio ${ratio}
  cap ${cap}
${more === "" ? "" : `  ${more}\n`}}
`;
}

/** The benefit and its order. */
export function layer(said: Said): string {
  return `${benefit(said)}settle for ${said.scheme ?? "employee"}: ${said.name ?? "inpatient"}\n`;
}

/** Rows written as `a | b`, the header first. */
export function table(...rows: readonly string[]): string {
  return `{\n${rows.map((row) => `    | ${row} |\n`).join("")}  }`;
}

export const CITY_INCOME = "indicator income by year and city {\n  | city | year | value |\n  | hewan | 2024 | 60,000 yuan |\n  | shitan | 2024 | 50,000 yuan |\n  | yunzhou | 2024 | 40,000 yuan |\n}\n";

/** A cap that follows each city's own figure. */
export function cityIncomeCap(options: string): string {
  return CITY_INCOME + layer({ scheme: "resident", cap: `6 × income of previous year rounded to 1 yuan of payment per year${options}` });
}
