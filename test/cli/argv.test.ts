import { describe, expect, test } from "vitest";
import { understand } from "../../compiler/cli/argv.ts";
import { helpPage } from "../../compiler/cli/help.ts";
import { languageOf } from "../../compiler/cli/language.ts";
import { run } from "../../compiler/cli/run.ts";
import { COMMANDS } from "../../compiler/cli/usage/commands.ts";
import { displayWidth } from "../../compiler/base/display-width.ts";
import { recordingHost } from "./memory-host.ts";

function call(...argv: readonly string[]) {
  return understand(argv, COMMANDS, "en");
}

async function told(argv: readonly string[], environment = { LANG: "C" }) {
  const { host, out, err } = recordingHost("/", { environment });
  const code = await run(argv, host);
  return { code, out: out(), err: err() };
}

describe("a call that is understood", () => {
  test.each([
    [["check"], [], {}],
    [["check", "a", "b", "--format", "json"], ["a", "b"], { format: "json" }],
    [["check", "--format", "json", "--format=json", "--fix", "--fix"], [], { format: "json", fix: "" }],
    [["check", "--format=json", "a"], ["a"], { format: "json" }],
    [["--lang", "zh", "check", "--fix"], [], { lang: "zh", fix: "" }],
    [["check", "--", "--fix"], ["--fix"], {}],
    [["check", "--as-of", "2025-01-31"], [], { "as-of": "2025-01-31" }],
    [["build", "-o", "x"], [], { out: "x" }],
    [["build", "-ox"], [], { out: "x" }],
    [["build", "--out=-x"], [], { out: "-x" }],
    [["check", "check"], ["check"], {}],
  ])("%j", (argv, words, options) => {
    const intent = call(...argv);
    expect(intent).toMatchObject({ kind: "run", call: { arguments: words } });
    expect(intent.kind === "run" && Object.fromEntries(intent.call.options)).toEqual(options);
  });

  test("the language of the call is the option's, else the preferred one", () => {
    expect(call("check")).toMatchObject({ call: { language: "en" } });
    expect(call("check", "--lang", "zh")).toMatchObject({ call: { language: "zh" } });
  });
});

describe("a call that is not", () => {
  test.each([
    [["chekc"], "There is no command “chekc”. Did you mean “check”?"],
    [["zzz"], "There is no command “zzz”."],
    [["check", "--format", "json", "--format", "sarif"], "The option “--format” is given twice: “json” and “sarif”."],
    [["build", "-o", "a", "--out", "b"], "The option “--out” is given twice: “a” and “b”."],
    [["help", "biuld"], "There is no command “biuld”. Did you mean “build”?"],
    [[], `Which command? There are ${COMMANDS.slice(0, -1).map(({ name }) => name).join(", ")} and ${COMMANDS.at(-1)!.name}.`],
    [["check", "--fromat", "json"], "`tongchou check` has no option “--fromat”. Did you mean “--format”?"],
    [["check", "--out", "x"], "`tongchou check` has no option “--out”."],
    [["check", "-x"], "`tongchou check` has no option “-x”."],
    [["--vresion"], "`tongchou` has no option “--vresion”. Did you mean “--version”?"],
    [["check", "--format", "yaml"], "The option “--format” takes pretty, json, sarif, github, gitlab or junit, not “yaml”."],
    [["check", "--format", "jsno"], "The option “--format” takes pretty, json, sarif, github, gitlab or junit, not “jsno”. Did you mean “json”?"],
    [["check", "--format"], "The option “--format” needs a value."],
    [["check", "--format", "--fix"], "The option “--format” needs a value."],
    [["check", "--format="], "The option “--format” needs a value."],
    [["check", "--fix=no"], "The option “--fix” takes no value."],
    [["check", "--as-of", "2025-02-30"], "The option “--as-of” takes a date such as 2025-01-31, not “2025-02-30”."],
    [["check", "--lang", "fr"], "The option “--lang” takes zh or en, not “fr”."],
    [["--lang", "fr", "check"], "The option “--lang” takes zh or en, not “fr”."],
    [["verify"], "`tongchou verify` needs DIR."],
    [["verify", "a", "b"], "`tongchou verify` takes no further argument “b”."],
  ])("%j ends with 2 and says why", async (argv, sentence) => {
    const { code, out, err } = await told(argv);
    expect({ code, out, first: err.split("\n")[0] }).toEqual({ code: 2, out: "", first: `tongchou: ${sentence}` });
  });

  test("in Chinese if the locale or the option says so", async () => {
    const inChinese = "tongchou: `tongchou check` 没有选项“--fromat”。是否想写“--format”？\n详见 `tongchou help check`。\n";
    expect((await told(["check", "--fromat"], { LANG: "zh_CN.UTF-8" })).err).toBe(inChinese);
    expect((await told(["check", "--fromat", "--lang", "zh"])).err).toBe(inChinese);
  });
});

test.each([
  [{ LANG: "zh_CN.UTF-8" }, "en-US", "zh"],
  [{ LANG: "zh" }, "en-US", "zh"],
  [{ LANG: "en_US.UTF-8" }, "zh-CN", "en"],
  [{ LC_ALL: "C", LANG: "zh_CN.UTF-8" }, "zh-CN", "en"],
  [{ LC_ALL: "", LC_MESSAGES: "zh_TW", LANG: "C" }, "en-US", "zh"],
  [{}, "zh-CN", "zh"],
  [{}, "de", "en"],
])("with %j on a system set to %s the language is %s", (environment, system, language) => {
  expect(languageOf({ environment, systemLanguage: () => system })).toBe(language);
});

describe("help", () => {
  test.each([["--help"], ["-h"], ["help"], ["help", "--lang", "zh"], ["help", "help"], ["help", "help", "--lang", "zh"]])("%s lists every command", async (...argv) => {
    const { code, out } = await told(argv);
    expect(code).toBe(0);
    for (const { name } of COMMANDS) expect(out).toMatch(new RegExp(`^  ${name} `, "m"));
  });

  test.each([["check", "--help"], ["help", "check"], ["check", "-h", "--nonsense"], ["--help", "check"]])("%s %s shows one", async (...argv) => {
    const { code, out } = await told(argv);
    expect(code).toBe(0);
    expect(out).toContain("--fail-level error|warning");
  });

  const pages = COMMANDS.flatMap((usage) => [[usage.name, "en", usage], [usage.name, "zh", usage]] as const);
  test.each(pages)("of %s in %s names every option, has an example and fits", (_name, language, usage) => {
    const page = helpPage(usage, COMMANDS, language, 80);
    for (const { name } of usage.options) expect(page).toContain(`--${name}`);
    expect(page).toContain(usage.examples[0]!.line);
    expect(Math.max(...page.split("\n").map(displayWidth))).toBeLessThanOrEqual(80);
    if (language === "zh") expect(page).not.toMatch(/^ *[，。；、）”]/m);
  });
});

test("help says what the exit code 1 of a command means, and only where there is one", () => {
  const page = (name: string, language: "en" | "zh" = "en"): string => helpPage(COMMANDS.find((usage) => usage.name === name), COMMANDS, language, 100);
  expect(page("test")).toContain("  1  an example fails, or the policies have errors\n");
  expect(page("diff")).toContain("  1  what --fail-on names is found");
  expect(page("test", "zh")).toContain("  1  有案例未通过，或政策文件有错误\n");
  expect(page("explain")).not.toMatch(/^ {2}1 /m);
  expect(page("")).toMatch(/^ {2}1 {2}the policies have errors or what --fail-level names, examples fail/m);
});

test("an example with names of a policy has them in the language of the page", () => {
  const usage = COMMANDS.find(({ name }) => name === "import");
  expect(helpPage(usage, COMMANDS, "zh", 100)).toContain(`--slot "住院: 支付比例"`);
  expect(helpPage(usage, COMMANDS, "en", 100)).toContain(`--slot "ward: ratio"`);
});

test("the version is the package's", async () => {
  const { default: packageJson } = await import("../../package.json", { with: { type: "json" } });
  expect(await told(["--version"])).toEqual({ code: 0, out: `tongchou ${packageJson.version}\n`, err: "" });
});
