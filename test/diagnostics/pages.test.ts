/**
 * A page for every diagnostic code, `compiler/diagnostics/pages/TCnnnn.md`, in this form:
 *
 *     # TC3001 · A short title · 短标题
 *     ## English
 *     One to three short paragraphs for a drafter who never programmed: what it means, why it matters, how to mend it.
 *     ### Wrong
 *     ```tongchou with=ratio
 *     …
 *     ```
 *     ### Right
 *     ```tongchou with=ratio
 *     …
 *     ```
 *     ## 中文
 *     (the same in Chinese, its examples in the Chinese spelling)
 *     ### 错误
 *     ### 正确
 *
 * Under each heading stand one or more fences; together they are one program:
 * - ```` ```tongchou ```` is a whole file; `file=linhai/a.tongchou` names it where there are several.
 * - `with=NAME` puts the text into `page-preambles/NAME.tongchou`, in place of its line `// the example`:
 *   `policy` (top level of a policy of the fictional province), `benefit` (inside a benefit that has only its base),
 *   `deductible`, `ratio`, `cap` (inside a benefit that lacks only that slot). `with=fictional` leaves the text a whole file.
 *   Any `with` brings the library `fictional`, which the text may `use`: province, cities, dimensions, measures, kinds, schemes.
 * - ```` ```text ```` is what a terminal showed; only for the codes in `shownByTranscript`, which says why.
 *
 * A wrong example gives the page's code, inside what the page shows, and no other error or warning; a right one gives neither.
 */
import { describe, expect, test } from "vitest";
import { parseDay } from "../../compiler/base/calendar.ts";
import { compile } from "../../compiler/compile.ts";
import { CATALOGUE } from "../../compiler/diagnostics/catalogue.ts";
import type { Entry } from "../../compiler/diagnostics/catalogue-entry.ts";
import { codeOf, messageOf } from "../../compiler/diagnostics/render/message.ts";
import { KEYWORDS } from "../../compiler/syntax/keywords.ts";
import { LIMITS } from "../../compiler/syntax/limits.ts";
import { SCENES } from "../support/page-scenes.ts";
import { programOf, readPage, readPages, type Example, type Page, type Part } from "../support/diagnostic-pages.ts";

/** Codes whose cause cannot be written into a policy file of a page's length, and why. */
const shownByTranscript: Readonly<Record<string, string>> = {
  TC1034: "a hundred parentheses inside one another",
  TC1035: "a file of millions of characters",
  TC1036: "a file of more than a hundred mistakes",
  ...Object.fromEntries(Object.keys(SCENES).map((code) => [code, "a call, a disk or a folder of tables; played by page-transcripts.test.ts"])),
};

/** Of these, the ones that a test can build. */
const tooLongForAPage: Readonly<Record<string, string>> = {
  TC1034: `library deep\nparameter deep ${"(".repeat(101)}1 yuan${")".repeat(101)}\n`,
  TC1035: "a".repeat(LIMITS.fileLength + 1),
  TC1036: `library broken\n${"}\n".repeat(130)}`,
};

const asOf = parseDay("2025-06-01")!;
const entries: readonly Entry[] = Object.values(CATALOGUE);
const pages = readPages();
const languages = ["en", "zh"] as const;
const parts = pages.flatMap((page) => languages.map((language) => [page.code, language, page, page[language]] as const));
const compiled = parts.filter(([code]) => shownByTranscript[code] === undefined);

/** What is wrong with an example's program: every error and warning, and the page's own code whatever its severity. */
function findings(example: Example, own: string): readonly string[] {
  const known = judged.get(example) ?? judge(example, own);
  judged.set(example, known);
  return known;
}

/** Some examples are heavy, and the Chinese ones are compared with the English. */
const judged = new WeakMap<Example, readonly string[]>();

function judge(example: Example, own: string): readonly string[] {
  const program = programOf(example);
  return compile(program, { asOf }).diagnostics.flatMap((finding) => {
    const [code, shown] = [codeOf(finding), program.find(({ path }) => path === finding.location?.file)];
    if (finding.severity === "note" && code !== own) return [];
    const { start = 0, end = 0 } = finding.location?.span ?? {};
    const inside = shown !== undefined && start >= shown.start && end <= shown.end;
    return code === own && inside ? [code] : [`${code}${inside ? "" : " outside of what the page shows"}: ${messageOf(finding, "en")}`];
  });
}

const examplesOf = (part: Part): readonly Example[] => [part.wrong, part.right];
const englishKeyword = new RegExp(`(?<![\\w.])(${KEYWORDS.flatMap(({ en }) => en).filter((word) => word.length > 1).join("|")})(?![\\w.])`);
const written = (text: string): string => text.replace(/"[^"\n]*"|\/\/[^\n]*/g, "");

describe("the set of pages", () => {
  test("every code has a page and every page a code", () => {
    expect(pages.map(({ code }) => code)).toEqual(entries.map(({ code }) => code).sort());
  });

  test("every code that is shown by a transcript exists", () => {
    expect(Object.keys(shownByTranscript).filter((code) => !entries.some((entry) => entry.code === code))).toEqual([]);
  });

  test.each(["en", "zh"])("titles differ (%s)", (language) => {
    const titles = pages.map(({ titles: [, en, zh] = ["", "", ""] }) => (language === "en" ? en : zh));
    expect(titles.filter((title, place) => titles.indexOf(title) !== place)).toEqual([]);
  });
});

describe.each(pages.map((page) => [page.code, page] as const))("%s", (code, page: Page) => {
  test("has its title, both languages and both examples", () => {
    expect(page.titles?.[0]).toBe(code);
    const headings = page.text.split("\n").filter((line) => /^##/.test(line));
    expect(headings).toEqual(["## English", "### Wrong", "### Right", "## 中文", "### 错误", "### 正确"]);
    for (const { prose } of [page.en, page.zh]) expect(prose.trim().length).toBeGreaterThan(30);
    expect(page.zh.prose).toMatch(/\p{Script=Han}/u);
  });

  test("speaks the drafter's words", () => {
    const ours = /\b(tokens?|pars(e[rds]?|ing)|nodes?|AST|syntax tree|lexer|compile-time|booleans?|identifiers?|null)\b|非法|节点|语法树|解析器|词法|标识符|布尔/i;
    expect(ours.exec(page.text)?.[0]).toBeUndefined();
  });

  test("shows programs, or a transcript where it must", () => {
    const examples = [page.en, page.zh].flatMap(examplesOf);
    const [programs, transcripts] = [examples.map(({ fences }) => fences.length > 0), examples.map(({ transcripts: shown }) => shown.length > 0)];
    expect(shownByTranscript[code] === undefined ? programs : transcripts).toEqual([true, true, true, true]);
    if (shownByTranscript[code] === undefined) expect(transcripts).toEqual([false, false, false, false]);
  });
});

describe.each(compiled)("the examples of %s (%s)", (code, language, page, part) => {
  test("the wrong one gives the code and nothing else", () => {
    const found = findings(part.wrong, code);
    expect(new Set(found)).toEqual(new Set([code]));
    expect(found.length).toBe(findings(page.en.wrong, code).length);
    // The compiler looks at 200,000 parts before it gives up on the table of TC4010.
  });

  test("the right one gives nothing", () => {
    expect(findings(part.right, code)).toEqual([]);
  });

  if (language === "zh") {
    test("they are in the Chinese spelling", () => {
      const texts = examplesOf(part).flatMap(({ fences }) => fences.map(({ text }) => englishKeyword.exec(written(text))?.[0]));
      expect(texts.filter((word) => word !== undefined)).toEqual([]);
    });
  }
});

test.each(Object.entries(tooLongForAPage))("%s is what the compiler says of the file that its page tells of", (code, text) => {
  const finding = compile([{ path: "linhai/example.tongchou", text }]).diagnostics.find((one) => codeOf(one) === code)!;
  for (const language of languages) {
    const shown = pages.find((page) => page.code === code)![language].wrong.transcripts.join("");
    expect(shown).toContain(messageOf(finding, language));
  }
});

describe("the test itself", () => {
  const page = (wrong: string): Page => readPage("TC3001", `# TC3001 · A · 甲\n## English\n### Wrong\n\`\`\`tongchou with=ratio\n${wrong}\`\`\`\n### Right\n## 中文\n`);

  test("sees a finding that the page does not name", () => {
    expect(findings(page("  ratio 80 yuan\n").en.wrong, "TC3001")).toEqual([expect.stringMatching(/^TC3002: /)]);
  });

  test("sees a finding outside of what the page shows", () => {
    expect(findings(page("").en.wrong, "TC4012")).toContainEqual(expect.stringMatching(/^TC4012 outside of what the page shows: /));
  });
});
