import type { Severity } from "../diagnostic.ts";

/** How the parts of a message are set off; every function gives back its text with or without codes around it. */
export interface Style {
  readonly severity: Readonly<Record<Severity, (text: string) => string>>;
  readonly place: (text: string) => string;
  readonly strong: (text: string) => string;
  readonly faint: (text: string) => string;
  readonly help: (text: string) => string;
}

const same = (text: string): string => text;
const coded = (on: number, off: number) => (text: string): string => `\u001b[${on}m${text}\u001b[${off}m`;

export const PLAIN: Style = {
  severity: { error: same, warning: same, note: same },
  place: same, strong: same, faint: same, help: same,
};

/** The colours of ECMA-48 terminals, from their own palette, so that a dark and a light theme both work. */
export const COLOURED: Style = {
  severity: { error: coded(31, 39), warning: coded(33, 39), note: coded(36, 39) },
  place: coded(36, 39),
  strong: coded(1, 22),
  faint: coded(2, 22),
  help: coded(32, 39),
};
