/** An LSP snippet with every place filled in as proposed. */
export function filled(snippet: string): string {
  return snippet.replace(/\$\{\d+:([^}]*)\}/g, "$1").replace(/\$\{\d+\|([^,|]*)[^}]*\}/g, "$1").replace(/\$\d+/g, "").replace(/\\([\\$}])/g, "$1");
}
