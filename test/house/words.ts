/** Written in pieces, so that this file does not break its own rule. */
const unfinished = new RegExp(`\\b(${["TO" + "DO", "FIX" + "ME", "XX" + "X", "HA" + "CK"].join("|")})\\b|not ` + "implemented");
const silenced = new RegExp(["@ts-" + "ignore", "@ts-" + "expect-error", "eslint-" + "disable", "oxlint-" + "disable"].join("|"));
const narrowed = new RegExp(`\\.(${["only", "todo"].join("|")})\\(`);
const registry = new RegExp(`https?://(registry\\.|[^/\\s"]*(npm${"js"}\\.org|npm${"mirror"}|artifactory))|"resol${"ved"}":`);
const machine = new RegExp(`(^|[\\s"'\`(=:])/(root|home/[a-z]+|Users/[A-Za-z]+)/`, "m");

const isCode = /^(compiler|language-server|test|examples)\/.*\.(ts|mjs|cjs|js|py|java|sh|go|rs|sql)$/;
const isBinary = /\.(png|jpe?g|ico|gif|woff2?|pdf|xlsx|zip|vsix|gz)$/;

/** One sentence for each kind of wording that must stand in no tracked file. */
export function forbiddenWords(path: string, text: string): string[] {
  if (isBinary.test(path)) return [];
  const everywhere: readonly [RegExp, string][] = [[registry, "a registry's host"], [machine, "a path of one machine"]];
  const inCode: readonly [RegExp, string][] = [[unfinished, "unfinished"], [silenced, "a silenced check"], [narrowed, "a narrowed test run"]];
  const rules = isCode.test(path) ? [...everywhere, ...inCode] : everywhere;
  return rules.flatMap(([pattern, what]) => {
    const match = pattern.exec(text);
    return match ? [`${path}:${text.slice(0, match.index).split("\n").length} ${what}: ${match[0].trim()}`] : [];
  });
}

const atTheTop = new Set([
  "compiler", "language-server", "policies", "examples", "test", "package.json", "tsconfig.json", "README.md",
  "README.zh.md", "package-lock.json", "LICENSE", ".gitignore", ".gitattributes", ".npmrc", ".ci", ".github",
  "tongchou.json", "vitest.config.ts",
]);

/** House §1: the top level is fixed. */
export function strangersAtTheTop(files: readonly string[]): string[] {
  const tops = new Set(files.map((file) => file.split("/")[0] ?? file));
  return [...tops].filter((top) => !atTheTop.has(top)).map((top) => `${top} does not belong at the top level`);
}
