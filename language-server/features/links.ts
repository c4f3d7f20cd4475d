/** What can be opened from a file: the addresses of its sources, and the files it uses. */
import type { Span } from "../../compiler/base/span.ts";
import type { Binding } from "../../compiler/bind/bind.ts";
import type { Token } from "../../compiler/syntax/token.ts";

export interface Link {
  readonly span: Span;
  /** A web address, or the URI of a file. */
  readonly target: string;
}

export function linksIn(file: string, tokens: readonly Token[], { units }: Binding): readonly Link[] {
  const unit = units.find((one) => one.file === file);
  const used = (unit?.tree.uses ?? []).flatMap(({ target }) => ("parts" in target ? [target] : []));
  const header = unit?.tree.header;
  const named = [...used, header?.amends, header?.implements?.policy].filter((name) => name !== undefined);
  const files = named.flatMap((name) => units.filter((other) => other.name === name.key).map((other): Link => ({ span: name.span, target: other.file })));
  return [...addressesIn(tokens), ...files];
}

/** Written as texts; an address is nothing else than one, from its first letter to its last. */
function addressesIn(tokens: readonly Token[]): readonly Link[] {
  return tokens.filter(({ kind }) => kind === "Text").flatMap(({ image, span }) => {
    const address = /^["＂“「](https?:\/\/[^\s"＂”」]+)["＂”」]$/.exec(image)?.[1];
    return address === undefined ? [] : [{ span: { start: span.start + 1, end: span.start + 1 + address.length }, target: address }];
  });
}
