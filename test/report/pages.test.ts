import { readdirSync, readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { compile } from "../../compiler/compile.ts";
import { provinceTemplate } from "../../compiler/cli/province-template.ts";
import { emit } from "../../compiler/emit/emit.ts";
import type { Tables } from "../../compiler/emit/format.ts";
import { rational } from "../../compiler/base/rational.ts";
import { phraseValue } from "../../compiler/parts/phrase-value.ts";
import { WORDS } from "../../compiler/report/words.ts";
import { root } from "../house/source.ts";
import { policiesUnder } from "../support/workspace-texts.ts";
import { asOf, pagesOf, provinces } from "./pages-of.ts";

const linhai = provinces("examples/linhai");
const real = provinces("policies/beijing", "policies/qinghai", "policies/shanxi");
const pages = pagesOf(linhai);
const all = [...pages, ...pagesOf(real)];

/** As a drafter writes them. */
function figuresIn({ benefits }: Tables): readonly string[] {
  const tables = benefits.flatMap(({ slots }) => Object.values(slots).flatMap((list) => list ?? []));
  return tables.flatMap(({ unit, periods }) => periods.flatMap(({ rows }) => rows).flatMap((row) => {
    const cells: readonly { readonly value?: unknown }[] = "bands" in row && row.bands !== undefined ? row.bands : [row];
    return cells.flatMap(({ value }) => (typeof value === "number" ? [phraseValue({ kind: "number", amount: rational(BigInt(value)) }, unit).zh] : []));
  }));
}

const idsOf = (text: string): readonly string[] => [...text.matchAll(/ id="([^"]*)"/g)].map(([, id]) => id!);

describe("pages", () => {
  test("are there for every province and scheme, in both languages, and begin at index.html", () => {
    const zh = [...pages.keys()].filter((path) => path.startsWith("zh/")).map((path) => path.slice(3));
    expect(zh).toEqual([...pages.keys()].filter((path) => path.startsWith("en/")).map((path) => path.slice(3)));
    expect(zh).toEqual([
      "glossary.html", "index.html", "linhai/checks.html", "linhai/contributions.html", "linhai/document.html", "linhai/examples.html", "linhai/index.html", "linhai/scheme-employee.html", "linhai/scheme-resident.html",
    ]);
    expect([...pages.keys()]).toContain("index.html");
  });

  test("of one language stand without a folder for it, and without links to the other", () => {
    const chinese = pagesOf(linhai, ["zh"]);
    expect([...chinese.keys()]).toContain("linhai/index.html");
    for (const text of chinese.values()) expect(text).not.toContain("hreflang");
  });

  test("have one title, a language, and every id once", () => {
    for (const [path, text] of all) {
      expect(text).toMatch(path.startsWith("en/") ? /^<!doctype html>\n<html lang="en">/ : /^<!doctype html>\n<html lang="zh-CN">/);
      expect([...text.matchAll(/<h1>/g)]).toHaveLength(1);
      expect(idsOf(text).filter((id, index, ids) => ids.indexOf(id) !== index)).toEqual([]);
    }
  });

  test("lead nowhere that is not there", () => {
    const texts = new Map(all);
    let walked = 0;
    for (const [path, text] of texts) {
      for (const [, href] of text.matchAll(/<a [^>]*?href="([^"]*)"/g)) {
        if (/^https?:/.test(href!)) continue;
        const [file, anchor] = href!.split("#");
        const target = file === "" ? path : new URL(file!, `file:///${path}`).pathname.slice(1);
        const found = texts.get(decodeURIComponent(target));
        expect(found, `${path} leads to ${href}`).toBeDefined();
        if (anchor !== undefined) expect(idsOf(found!), `${path} leads to ${href}`).toContain(decodeURIComponent(anchor));
        walked += 1;
      }
    }
    expect(walked).toBeGreaterThan(300);
  });

  test("load nothing", () => {
    for (const [, text] of all) expect(text.replace(/<a [^>]*>/g, "").replaceAll("http://www.w3.org/2000/svg", "")).not.toMatch(/https?:|<script|<link|<img|<iframe|@import|url\(|src=| on[a-z]+=/);
  });

  test("are the same whatever the order of the files", () => {
    const files = policiesUnder("policies/national", "examples/linhai");
    expect([...pagesOf(compile([...files].reverse(), { asOf }))]).toEqual([...pages]);
  });

  test("show each figure of the compiled tables on the page of its scheme", () => {
    const { files } = emit(real.program, real.decided, { release: false, version: "0", lineOf: () => 1 });
    const shown = pagesOf(real);
    let figures = 0;
    for (const tables of files.map(({ text }) => JSON.parse(text) as Tables).filter((file) => "benefits" in file)) {
      const page = shown.get(`zh/${tables.province.name}/scheme-${tables.scheme.name}.html`)!;
      for (const figure of figuresIn(tables)) expect(page).toContain(figure);
      figures += figuresIn(tables).length;
    }
    expect(figures).toBeGreaterThan(50);
  });

  test("say how far their figures can be trusted", () => {
    const shown = pagesOf(real);
    const scheme = shown.get("zh/beijing/scheme-employee.html")!;
    expect(scheme).toContain("北京市人民政府令第158号");
    expect(scheme).toContain("第三十六条（四）");
    for (const mark of [WORDS.verified.zh, WORDS.unverified.zh, WORDS.unresolved.zh]) expect(scheme).toContain(mark);
    expect(shown.get("zh/beijing/index.html")!).toContain("暂与大额同止：20万元÷80%＝25万元费用");
  });

  test("say what is missing in words, and name no day that no document names", () => {
    const shown = pagesOf(real);
    for (const text of [...shown.values(), ...pages.values()]) expect(text).not.toMatch(/0001-01-01|<ul><\/ul>/);
    expect(shown.get("zh/beijing/checks.html")).toContain(`<small>${WORDS.always.zh}</small>`);
    expect(shown.get("zh/shanxi/scheme-resident.html")).toContain(WORDS.noBenefits.zh);
    expect(shown.get("en/beijing/contributions.html")).toMatch(new RegExp(`<p>[^<]*: ${WORDS.unpublished.en}</p>`));
  });

  test("write no name with an underscore in English sentences", () => {
    const page = pagesOf(real).get("en/beijing/scheme-employee.html")!;
    expect(page).toContain("per settlement period");
    expect(page.replace(/<code[^]*?<\/code>|<style>[^]*?<\/style>|<[^>]*>/g, "")).not.toMatch(/[a-z]_[a-z]/);
  });

  test("tell apart the demands of one title by their places", () => {
    const rows = [...pagesOf(real).get("zh/beijing/checks.html")!.matchAll(/<tr><th scope="row">.*?<code class="place">(.*?)<\/code>/g)].map(([, place]) => place);
    expect(rows.length).toBeGreaterThan(10);
    expect(new Set(rows).size).toBe(rows.length);
  });

  test("say that nothing was judged where no guardrail is in force", () => {
    const lone = pagesOf(compile(provinceTemplate("linhai", "zh").filter(({ path }) => path.endsWith(".tongchou")), { asOf }));
    expect(lone.get("zh/linhai/checks.html")).toContain(WORDS.noGuardrails.zh);
    expect(lone.get("en/linhai/checks.html")).toContain(WORDS.noGuardrails.en);
    expect(lone.get("zh/linhai/index.html")).toContain("约束条件：无<");
    for (const text of lone.values()) expect(text).not.toContain(WORDS.guardrailsLead.zh);
    expect(pages.get("zh/linhai/checks.html")).toContain(WORDS.guardrailsLead.zh);
    expect(pages.get("zh/linhai/checks.html")).not.toContain(WORDS.noGuardrails.zh);
  });

  test("say of an example that fails which figure was expected and which came out", () => {
    const files = policiesUnder("policies/national", "examples/linhai");
    const [, figure = ""] = /^example [^]*?\| +(\d[\d,]*) yuan *\|\n/m.exec(files.map(({ text }) => text).join("\n")) ?? [];
    expect(figure).not.toBe("");
    const failing = pagesOf(compile(files.map(({ path, text }) => ({ path, text: text.replace(`| ${figure} yuan`, "| 1 yuan") })), { asOf }));
    const plain = (path: string): string => failing.get(path)!.replace(/<[^>]*>/g, "");
    expect(plain("zh/linhai/examples.html")).toMatch(/：预期 [\d,]+ 元，实为 [\d,]+ 元 不符/);
    expect(plain("zh/linhai/examples.html")).not.toMatch(/支付 [\d,.]+ 元(；| )*不符/);
    expect(plain("en/linhai/examples.html")).toMatch(/: expected [\d,]+ yuan, computed [\d,]+ yuan differs/);
    expect(pages.get("zh/linhai/examples.html")).not.toContain("实为");
  });

  test("break no line inside the number of a line", () => {
    const places = [...pages.get("zh/linhai/document.html")!.matchAll(/<code(?: class="place")?>(.*?)<\/code>/g)].map(([, place]) => place!).filter((place) => /:\d+/.test(place));
    expect(places.length).toBeGreaterThan(10);
    for (const place of places) expect(place).toMatch(/^[^<:]+<wbr><span class="nowrap">:\d+<\/span>$/);
  });

  test("leave room for names where the whole is signed", () => {
    const whole = pages.get("zh/linhai/document.html")!;
    expect(whole).toMatch(/拟稿[^]*审核[^]*批准/);
    expect(pages.get("zh/linhai/index.html")).not.toContain("拟稿");
  });
});

test("every word that pages say is said somewhere", () => {
  const code = readdirSync(`${root}compiler/report`).filter((name) => name !== "words.ts").map((name) => readFileSync(`${root}compiler/report/${name}`, "utf8")).join("");
  const chosen = ["toppedUp", "separate"];
  expect(Object.keys(WORDS).filter((key) => !chosen.includes(key) && !code.includes(`"${key}"`))).toEqual([]);
});

describe("what drafters write", () => {
  const EVIL = `<script>alert(1)</script><img src=x onerror=alert(2)>'&`;
  const files = policiesUnder("policies/national", "examples/linhai").map(({ path, text }) => ({
    path, text: text.replace(/unresolved "[^"]*"/g, `unresolved "${EVIL}"`).replace(/because "[^"]*"/g, `because "${EVIL}"`).replace(/example "([^"]*)"/g, `example "$1 ${EVIL}"`)
      .replace(/^(policy [\w.]+) "[^"]*"/m, `$1 "${EVIL}"`).replace(/source "([^"]*)"/g, `source "$1 ${EVIL}"`),
  }));
  const compiled = compile(files, { asOf });
  const evil = pagesOf(compiled);

  test("stands on the pages as text, whatever it looks like", () => {
    expect(compiled.diagnostics.filter(({ severity }) => severity === "error")).toEqual([]);
    const escaped = [...evil.values()].filter((text) => text.includes("&lt;script&gt;alert(1)&lt;/script&gt;&lt;img src=x onerror=alert(2)&gt;&#39;&amp;"));
    expect(escaped.length).toBeGreaterThan(6);
    for (const text of evil.values()) {
      expect(text).not.toContain("<script");
      expect(text).not.toContain("<img");
    }
  });

  test("says its language where that is not the page's", () => {
    const page = pagesOf(real).get("en/beijing/scheme-employee.html")!;
    expect(page).toContain(`<span lang="zh-CN">北京市人民政府令第158号</span>`);
  });
});
