/** Pages for people, as HTML in the colours of whatever editor shows them. */
import type { Language } from "../../compiler/diagnostics/render/fill.ts";

const STYLE = `body { font-family: var(--vscode-font-family, system-ui, sans-serif); font-size: var(--vscode-font-size, 13px); color: var(--vscode-foreground, #222); padding: 0 1.2em 2em; line-height: 1.5; }
h1 { font-size: 1.4em; font-weight: 600; } h2 { font-size: 1.12em; font-weight: 600; margin: 1.8em 0 .4em; }
.when { color: var(--vscode-descriptionForeground, #666); font-weight: normal; font-size: .9em; margin-left: .6em; }
table { border-collapse: collapse; margin: .3em 0 .9em; } th, td { text-align: left; padding: .25em .7em; border: 1px solid var(--vscode-panel-border, #ccc); vertical-align: top; word-break: keep-all; }
th { font-weight: 600; background: var(--vscode-editorWidget-background, #f3f3f3); } td.value { text-align: right; font-variant-numeric: tabular-nums; font-weight: 600; white-space: nowrap; }
.source { color: var(--vscode-descriptionForeground, #666); font-size: .92em; } td.source { white-space: nowrap; } td .source { font-weight: normal; } p.source { margin: 0 0 1.2em; } ul { margin: .3em 0; padding-left: 1.4em; } li { white-space: pre-wrap; } .none { color: var(--vscode-descriptionForeground, #666); }`;

/** Nothing in it runs or is fetched; `body` is HTML. */
export function pageOf(title: string, body: string, language: Language): string {
  const policy = "default-src 'none'; style-src 'unsafe-inline'";
  return `<!DOCTYPE html>\n<html lang="${language === "zh" ? "zh-CN" : "en"}"><head><meta charset="utf-8"><meta http-equiv="Content-Security-Policy" content="${policy}"><title>${escaped(title)}</title><style>${STYLE}</style></head>\n<body><h1>${escaped(title)}</h1>\n${body}\n</body></html>\n`;
}

export function escaped(text: string): string {
  return text.replace(/&/g, "&amp;").replace(/</g, "&lt;").replace(/>/g, "&gt;").replace(/"/g, "&quot;");
}
