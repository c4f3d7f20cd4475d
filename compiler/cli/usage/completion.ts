import type { CommandUsage } from "../usage.ts";

export const COMPLETION: CommandUsage = {
  name: "completion",
  takes: { en: "bash|zsh|fish", zh: "bash|zsh|fish" },
  fewest: 1,
  most: 1,
  argumentChoices: ["bash", "zsh", "fish"],
  says: { en: "prints a script that lets a shell complete calls of tongchou", zh: "输出命令行外壳的补全脚本" },
  details: [
    {
      en: "The script is for the shell that is named. Commands, options and their values are completed, and codes after `explain`; where a path is meant, files are. Put the line below into the shell's start-up file. What zsh and fish show beside each word is in the language of --lang.",
      zh: "脚本供所写的命令行外壳使用。可补全命令、选项及其取值，explain 之后可补全诊断编号；应写路径处补全文件名。请将下面的一行写入外壳的启动文件。zsh 和 fish 在候选词旁显示的说明按 --lang 所选语言。",
    },
  ],
  options: [],
  examples: [
    { line: "eval \"$(tongchou completion bash)\"", says: { en: "in ~/.bashrc", zh: "写入 ~/.bashrc" } },
    { line: "eval \"$(tongchou completion zsh)\"", says: { en: "in ~/.zshrc, after compinit", zh: "写入 ~/.zshrc，在 compinit 之后" } },
    { line: "tongchou completion fish | source", says: { en: "in ~/.config/fish/config.fish", zh: "写入 ~/.config/fish/config.fish" } },
  ],
  load: async () => (await import("../commands/completion.ts")).printCompletion,
};
