/** What one file may hold. Real policy files stay far below; beyond, an answer in good time counts for more than a tree. */
export const LIMITS = {
  /** UTF-16 units; a longer file is not read. */
  fileLength: 2 * 1024 * 1024,
  /** Braces and parentheses inside one another; everything deeper is skipped, so that no pass runs out of stack. */
  nesting: 100,
  /** Operands of one formula. */
  operands: 100,
  /** How far apart, in UTF-16 units, two things on one line may stand and still be read as parts of one mistake. */
  lineLength: 1000,
  /** Digits of one number, separators not counted. */
  digits: 24,
  /** Findings shown for one file; how many more there are is said in one note. */
  shownErrors: 100,
} as const;
