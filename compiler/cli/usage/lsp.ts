import type { CommandUsage } from "../usage.ts";

export const LSP: CommandUsage = {
  name: "lsp",
  takes: { en: "", zh: "" },
  fewest: 0,
  most: 0,
  says: { en: "the language server for editors, on standard input and output", zh: "供编辑器使用的语言服务，经标准输入输出通信" },
  details: [{
    en: "An editor starts it and speaks the Language Server Protocol with it. It finds the policies below the folders that the editor has opened, and takes `language` and `asOf` from the editor's settings under `tongchou`.",
    zh: "由编辑器启动，按语言服务器协议（LSP）通信。编辑器所打开文件夹内的政策文件均会读取；语言和基准日期取自编辑器设置中的 `tongchou.language`、`tongchou.asOf`。",
  }],
  options: [{ name: "stdio", says: { en: "the only way there is; editors pass it by habit", zh: "唯一的通信方式；编辑器惯于带上此项" } }],
  examples: [{ line: "tongchou lsp --stdio", says: { en: "as an editor starts it", zh: "编辑器如此启动" } }],
  load: async () => (await import("../commands/lsp.ts")).lsp,
};
