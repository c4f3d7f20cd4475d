/** What documents name in passing is there: commands and options, scripts, codes, files and headings that they lead to. */
import { existsSync, readFileSync, statSync } from "node:fs";
import { dirname, join } from "node:path";
import { describe, expect, test } from "vitest";
import { understand } from "../../compiler/cli/argv.ts";
import { FLAGS_OF_ALL } from "../../compiler/cli/usage.ts";
import { COMMANDS } from "../../compiler/cli/usage/commands.ts";
import { readPages } from "../support/diagnostic-pages.ts";
import { root } from "../support/workspace-texts.ts";
import { allPages } from "./pages.ts";
import { wordsOf } from "./words-of.ts";

interface Prose {
  readonly page: string;
  /** Without its blocks of code. */
  readonly text: string;
  /** What stands between backticks. */
  readonly spans: readonly string[];
}

const prose: readonly Prose[] = allPages().filter((page) => !page.startsWith("test/golden/")).map((page) => {
  const text = readFileSync(root + page, "utf8").replace(/^(`{3,})[^]*?^\1$/gm, "");
  return { page, text, spans: [...text.matchAll(/`([^`\n]+)`/g)].map(([, span = ""]) => span) };
});

/** Of all pages what is wrong, each with its page. */
function faults(found: (one: Prose) => readonly string[]): string[] {
  return prose.flatMap((one) => found(one).map((what) => `${one.page}: ${what}`));
}

describe("documents name", () => {
  test("calls that the program understands", () => {
    const calls = ({ spans }: Prose): string[] => spans.flatMap((span) => /^(?:npx )?tongchou (.+)$/.exec(span)?.[1] ?? []);
    expect(prose.flatMap(calls).length).toBeGreaterThan(50);
    const isNamed = (call: string): boolean => COMMANDS.some(({ name }) => name === call);
    const isUnderstood = (call: string): boolean => understand(wordsOf(call.replace(/ (DATE|日期)$/, " 2026-01-01")), COMMANDS, "en").kind !== "fault";
    expect(faults((one) => calls(one).filter((call) => !isNamed(call) && !isUnderstood(call)))).toEqual([]);
  });

  test("options that some command has, but for the engines, which have their own", () => {
    const known = new Set([...COMMANDS.flatMap(({ options }) => options), ...FLAGS_OF_ALL, { name: "version" }].map(({ name }) => `--${name}`));
    const named = ({ page, spans }: Prose): string[] => (page.startsWith("examples/engines/") ? [] : spans.flatMap((span) => /^--[a-z][\w-]*/.exec(span)?.[0] ?? []));
    expect(prose.flatMap(named).length).toBeGreaterThan(30);
    expect(faults((one) => named(one).filter((option) => !known.has(option)))).toEqual([]);
  });

  test("scripts of the package", () => {
    const { scripts } = JSON.parse(readFileSync(`${root}package.json`, "utf8")) as { readonly scripts: Readonly<Record<string, string>> };
    expect(faults(({ spans }) => spans.flatMap((span) => /npm run (\w+)/.exec(span)?.[1] ?? []).filter((name) => scripts[name] === undefined))).toEqual([]);
  });

  test("codes of diagnostics that there are", () => {
    const codes = new Set(readPages().map(({ code }) => code));
    expect(faults(({ text }) => (text.match(/\bTC\d{4}\b/g) ?? []).filter((code) => !codes.has(code)))).toEqual([]);
  });

  test("files and headings that they lead to", () => {
    const links = ({ text }: Prose): string[] => [...text.matchAll(/\]\(([^)\s]+)\)/g)].flatMap(([, to = ""]) => (/^(https?|command):/.test(to) ? [] : [to]));
    expect(prose.flatMap(links).length).toBeGreaterThan(100);
    expect(faults((one) => links(one).filter((to) => !leadsSomewhere(one.page, to)))).toEqual([]);
  });
});

function leadsSomewhere(page: string, to: string): boolean {
  const [path = "", heading] = decodeURIComponent(to).split("#");
  const target = path === "" ? root + page : join(root, dirname(page), path);
  if (!existsSync(target)) return false;
  return heading === undefined || (statSync(target).isFile() && headingsIn(readFileSync(target, "utf8")).includes(heading));
}

/** As code hosts make addresses of headings. */
function headingsIn(text: string): string[] {
  return [...text.matchAll(/^#+ (.+)$/gm)].map(([, heading = ""]) => heading.toLowerCase().replace(/[^\p{L}\p{N}\s_-]/gu, "").replace(/\s/g, "-"));
}
