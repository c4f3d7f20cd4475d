import { CstParser } from "chevrotain";
import { CstNode } from "../cst.ts";
import type { Piece } from "../layout.ts";

/** Chevrotain's parser, building trees of our own nodes; the names below are those of its tree builder. */
export abstract class TreeParser extends CstParser {
  protected cstInvocationStateUpdate(rule: string): void {
    this.open().push(new CstNode(rule));
  }

  protected cstPostTerminal(key: string, piece: Piece): void {
    this.open().at(-1)?.add(key, piece);
  }

  protected cstPostNonTerminal(node: CstNode, key: string): void {
    this.open().at(-1)?.add(key, node);
  }

  /** The nodes of the rules that are being read, the innermost last. */
  private open(): CstNode[] {
    return (this as unknown as { readonly CST_STACK: CstNode[] }).CST_STACK;
  }
}
