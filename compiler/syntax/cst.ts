import type { Piece } from "./layout.ts";

export type CstElement = CstNode | Piece;

const NOTHING: readonly CstElement[] = [];

interface Entry {
  readonly key: string;
  readonly element: CstElement;
  next: Entry | undefined;
}

/**
 * What a rule of the grammar read: pieces and other rules, each under the key by which the lowering asks for it (the name of a rule or of a token
 * type, or a label given in the grammar), in the order of the text. Nodes hold so few that going through them is faster than the dictionary
 * of arrays which Chevrotain would make for each.
 */
export class CstNode {
  readonly name: string;
  /** Whether something in it could not be read and was passed over. */
  recoveredNode = false;
  private first: Entry | undefined = undefined;
  private last: Entry | undefined = undefined;
  private start = -1;
  private end = -1;

  constructor(name: string) {
    this.name = name;
  }

  add(key: string, element: CstElement): void {
    const entry: Entry = { key, element, next: undefined };
    if (this.last) this.last.next = entry;
    else this.first = entry;
    this.last = entry;
    if (element instanceof CstNode) this.widen(element.start, element.end);
    else this.widen(element.startOffset, element.startOffset + element.image.length);
  }

  /** Where it begins; -1 for one that holds nothing. */
  get startOffset(): number {
    return this.start;
  }

  /** Where it ends, exclusively. */
  get endOffset(): number {
    return this.end;
  }

  /** What it begins with. */
  get firstKey(): string | undefined {
    return this.first?.key;
  }

  holdsOnly(key: string): boolean {
    let entry = this.first;
    while (entry?.key === key) entry = entry.next;
    return entry === undefined;
  }

  firstOf(key: string): CstElement | undefined {
    for (let entry = this.first; entry; entry = entry.next) if (entry.key === key) return entry.element;
    return undefined;
  }

  allOf(key: string, alsoKey = key): readonly CstElement[] {
    let found: CstElement[] | undefined;
    for (let entry = this.first; entry; entry = entry.next) {
      if (entry.key !== key && entry.key !== alsoKey) continue;
      // An array that begins with one element has no room to spare, and most have but one.
      if (found) found.push(entry.element);
      else found = [entry.element];
    }
    return found ?? NOTHING;
  }

  private widen(start: number, end: number): void {
    if (this.start < 0) this.start = start;
    if (end > this.end) this.end = end;
  }
}
