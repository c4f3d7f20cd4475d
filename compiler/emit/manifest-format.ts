/** What stands in `manifest.json`. Like `format.ts` it imports nothing. */
export interface ManifestFile {
  readonly path: string;
  readonly kind: "tables" | "fund";
  readonly province: string;
  readonly scheme?: string | undefined;
  readonly sha256: string;
  readonly bytes: number;
  readonly slots: number;
  readonly rows: number;
}

/** Conformance vectors of one scheme: a claim and what it comes to on each line. */
export interface ManifestVectors {
  readonly path: string;
  readonly province: string;
  readonly scheme: string;
  readonly sha256: string;
  readonly bytes: number;
  readonly claims: number;
}

/** The tables of one scheme, of a province's funds or of a province in another form. */
export interface ManifestTarget {
  readonly path: string;
  readonly target: "sql" | "dmn" | "typescript";
  readonly province: string;
  readonly scheme?: string | undefined;
  readonly sha256: string;
  readonly bytes: number;
}

export interface ManifestAllowance {
  readonly code: string;
  readonly because: string;
  readonly article?: string | undefined;
  readonly file: string;
  readonly line: number;
}

export interface ManifestDraft {
  readonly kind: "policy" | "benefit" | "contribution" | "account" | "slot";
  readonly name: string;
  readonly file: string;
  readonly line: number;
}

export interface Manifest {
  readonly $schema: "urn:tongchou:schema:manifest:1.0.0";
  readonly format: string;
  readonly compiler: string;
  readonly release: boolean;
  readonly files: readonly ManifestFile[];
  /** Absent where none were asked for. */
  readonly vectors?: readonly ManifestVectors[] | undefined;
  /** The same of contributions: one person and what is paid in on each line. */
  readonly contributionVectors?: readonly ManifestVectors[] | undefined;
  /** The same tables in other forms; absent where none was asked for. */
  readonly targets?: readonly ManifestTarget[] | undefined;
  readonly summary: { readonly files: number; readonly slots: number; readonly rows: number };
  readonly allowances: readonly ManifestAllowance[];
  readonly drafts: readonly ManifestDraft[];
}
