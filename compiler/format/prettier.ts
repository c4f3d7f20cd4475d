/** The formatter as a Prettier plugin: `prettier --plugin tongchou/prettier`. It knows no names of other files, so it translates none. */
import type { Parser, ParserOptions, Printer, SupportLanguage, SupportOptions } from "prettier";
import { positionAt, sourceText } from "../base/source-text.ts";
import { layOut, WIDTH } from "./format.ts";
import type { Item } from "./items.ts";
import { docOf } from "./print.ts";
import type { Finding } from "./refusal.ts";

interface Root {
  readonly items: readonly Item[];
  readonly length: number;
}

type Options = ParserOptions<Root> & { readonly spelling?: "asWritten" | "en" | "zh" };

export const languages: SupportLanguage[] = [{ name: "Tongchou", parsers: ["tongchou"], extensions: [".tongchou"], vscodeLanguageIds: ["tongchou"] }];

export const parsers: { readonly tongchou: Parser<Root> } = {
  tongchou: { astFormat: "tongchou", parse: (text, options) => read(text, options), locStart: () => 0, locEnd: ({ length }) => length },
};

export const printers: { readonly tongchou: Printer<Root> } = {
  tongchou: { print: ({ node }, { printWidth, tabWidth }) => docOf(node.items, { width: printWidth, indent: tabWidth }) },
};

export const options: SupportOptions = {
  spelling: {
    category: "Tongchou",
    type: "choice",
    default: "asWritten",
    description: "The language of keywords, figures and dates.",
    choices: [
      { value: "asWritten", description: "Each keeps its own." },
      { value: "en", description: "English." },
      { value: "zh", description: "Chinese." },
    ],
  },
};

export const defaultOptions: Partial<ParserOptions<Root>> = { printWidth: WIDTH, tabWidth: 2 };

function read(text: string, { spelling, printWidth, tabWidth }: Options): Root {
  const layout = layOut(text, { width: printWidth, indent: tabWidth, ...(spelling === "en" || spelling === "zh" ? { spelling } : {}) });
  if (layout.kind === "refused") throw refusal(text, layout.diagnostics);
  return { items: layout.items, length: text.length };
}

/** Prettier takes a refusal as an error that says where. */
function refusal(text: string, [first]: readonly Finding[]): SyntaxError {
  const source = sourceText("", text);
  const span = first?.location?.span ?? { start: 0, end: 0 };
  const [start, end] = [positionAt(source, span.start), positionAt(source, span.end)];
  const error = new SyntaxError(`What stands here could not be read, so the file is left as it is; \`tongchou check\` says more. (${start.line}:${start.column})`);
  return Object.assign(error, { loc: { start, end } });
}
