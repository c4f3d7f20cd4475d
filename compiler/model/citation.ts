import type { Location } from "../base/span.ts";

/** How far the drafter vouches for a number; `illustrative` is no law in force. */
export type Trust = "verified" | "unverified" | "illustrative";

export interface Document {
  readonly title: string;
  readonly address: string | undefined;
  /** SHA-256 of the archived text, hexadecimal. */
  readonly digest: string | undefined;
}

/** Where a number comes from, as it travels into the compiled cell. */
export interface Citation {
  readonly documents: readonly Document[];
  readonly article: string | undefined;
  readonly trust: Trust;
  /** Why it was not verified, in the drafter's words. */
  readonly remark: string | undefined;
  /** What the source leaves open. */
  readonly unresolved: readonly string[];
  readonly provisional: boolean;
  readonly location: Location;
}

/** An oddity of the law that its own document stands for. */
export interface Allowance {
  readonly code: string;
  readonly because: string;
  readonly article: string | undefined;
  readonly location: Location;
}
