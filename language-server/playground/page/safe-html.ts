/**
 * What the server says as Markdown holds texts of the files, and a file may come by somebody's link. The page's policy lets none of it run;
 * here nothing is left of it but what Markdown itself can say.
 */

const ALLOWED: ReadonlySet<string> = new Set(["P", "BR", "HR", "STRONG", "EM", "CODE", "PRE", "UL", "OL", "LI", "H1", "H2", "H3", "H4", "TABLE", "THEAD", "TBODY", "TR", "TH", "TD", "BLOCKQUOTE", "A", "IMG", "DEL"]);

export function safeHtml(html: string): string {
  const { body } = new DOMParser().parseFromString(html, "text/html");
  for (const node of [...body.querySelectorAll("*")].reverse()) clean(node);
  return body.innerHTML;
}

function clean(node: Element): void {
  if (node.tagName === "STYLE" || node.tagName === "SCRIPT" || node.tagName === "TEMPLATE") return node.remove();
  if (!ALLOWED.has(node.tagName)) return node.replaceWith(...node.childNodes);
  for (const { name, value } of [...node.attributes]) if (!isSafe(node.tagName, name, value)) node.removeAttribute(name);
  if (node.tagName === "A") for (const [name, value] of [["target", "_blank"], ["rel", "noopener noreferrer"]] as const) node.setAttribute(name, value);
}

/** Pictures are those that the server drew itself: an image cannot run what stands in it. */
function isSafe(tag: string, name: string, value: string): boolean {
  if (tag === "IMG") return name === "alt" || (name === "src" && value.startsWith("data:image/svg+xml"));
  return tag === "A" && name === "href" && /^https?:\/\//.test(value);
}
