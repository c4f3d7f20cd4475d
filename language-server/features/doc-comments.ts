import type { Token } from "../../compiler/syntax/token.ts";

/** The `///` lines above the declaration whose name begins at the offset, as one text. */
export function docCommentBefore(tokens: readonly Token[], offset: number): string | undefined {
  const at = tokens.findIndex(({ span }) => span.start === offset);
  const first = tokens[at]?.leading.some(({ kind }) => kind === "DocComment") === true ? at : at - 1;
  const lines = (tokens[first]?.leading ?? []).filter(({ kind }) => kind === "DocComment").map(({ image }) => image.replace(/^\/\/\/\s?/, "").trimEnd());
  return lines.length === 0 ? undefined : lines.join("\n");
}
