/** An element with attributes and what stands inside, in the order in which it is written. */
export interface Element {
  readonly tag: string;
  readonly attributes: Readonly<Record<string, string | undefined>>;
  readonly inside: readonly Element[] | string;
}

export function element(tag: string, attributes: Readonly<Record<string, string | undefined>>, inside: readonly Element[] | string = []): Element {
  return { tag, attributes, inside };
}

export function textElement(tag: string, text: string): Element {
  return element(tag, {}, text);
}

export function xmlText(root: Element): string {
  return `<?xml version="1.0" encoding="UTF-8"?>\n${linesOf(root, "")}`;
}

function linesOf({ tag, attributes, inside }: Element, indent: string): string {
  const written = Object.entries(attributes).flatMap(([name, value]) => (value === undefined ? [] : [` ${name}="${escaped(value)}"`])).join("");
  if (typeof inside === "string") return `${indent}<${tag}${written}>${escaped(inside)}</${tag}>\n`;
  if (inside.length === 0) return `${indent}<${tag}${written} />\n`;
  return `${indent}<${tag}${written}>\n${inside.map((one) => linesOf(one, `${indent}  `)).join("")}${indent}</${tag}>\n`;
}

const entities: Readonly<Record<string, string>> = { "&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;" };

/** Characters that XML 1.0 has no way to write become spaces; so do ends of lines, which attributes would lose. */
function escaped(text: string): string {
  return text.replace(/[\u0000-\u001f\ufffe\uffff]/g, " ").replace(/[&<>"]/g, (character) => entities[character] ?? character);
}
