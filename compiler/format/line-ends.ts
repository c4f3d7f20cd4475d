/** How a text begins and ends its lines; formatting keeps both. */
export interface Frame {
  readonly mark: "" | "\uFEFF";
  readonly lineEnd: "\n" | "\r\n" | "\r";
}

/** A file's line ends are those of its first line. */
export function frameOf(text: string): Frame {
  const first = /\r\n|\n|\r/.exec(text)?.[0];
  return { mark: text.startsWith("\uFEFF") ? "\uFEFF" : "", lineEnd: first === "\r\n" || first === "\r" ? first : "\n" };
}

export function withLineEnds(text: string, { lineEnd }: Frame): string {
  return lineEnd === "\n" ? text : text.replace(/\n/g, lineEnd);
}

const LINE_END = /\r\n|\n|\r/g;

export function countLineEnds(text: string): number {
  return text.match(LINE_END)?.length ?? 0;
}

export function withPlainLineEnds(text: string): string {
  return text.includes("\r") ? text.replace(LINE_END, "\n") : text;
}
