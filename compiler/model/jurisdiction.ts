import type { Named } from "./names.ts";

/** `code` is the division code of GB/T 2260, where given. */
export interface Province extends Named {
  readonly code: string | undefined;
  readonly cities: readonly City[];
}

export interface City extends Named {
  readonly code: string | undefined;
  readonly province: string;
}
