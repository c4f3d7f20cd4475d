/** What a file of decision tables says, whichever library has read it. */
export interface ReadDecision {
  readonly id: string;
  readonly name: string;
  /** What it asks for, by id. */
  readonly needs: readonly string[];
  readonly hitPolicy: string;
  readonly inputs: readonly { readonly text: string; readonly typeRef: string }[];
  readonly outputs: readonly { readonly name: string; readonly typeRef: string }[];
  readonly rules: readonly { readonly tests: readonly string[]; readonly values: readonly string[]; readonly remark: string }[];
}

export interface ReadModel {
  readonly decisions: readonly ReadDecision[];
  /** The ids of the decisions and of what they ask for, and of what is drawn. */
  readonly elements: readonly string[];
  readonly drawn: readonly string[];
}
