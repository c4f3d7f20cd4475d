import { describe, expect, test } from "vitest";
import { explain } from "../../compiler/cli/commands/explain.ts";
import { pageFor } from "../../compiler/cli/diagnostic-page.ts";
import { recordingHost } from "./memory-host.ts";

const page = `# TC9004 · Not UTF-8 · 不是 UTF-8
## English
Why.
### Wrong
\`\`\`tongchou file=linhai/a.tongchou
policy x

  ratio 1
\`\`\`
\`\`\`text
$ tongchou check
\`\`\`
### Right
## 中文
缘由。
`;

function explained(code: string, language: "en" | "zh", pages: Readonly<Record<string, string>> = {}) {
  const { host, out, err } = recordingHost("/");
  const code1 = explain({ arguments: [code], options: new Map(), language }, { ...host, packaged: (path) => pages[path] });
  return { code: code1, out: out(), err: err() };
}

describe("the page of a diagnostic", () => {
  const inEnglish = "TC9004 Not UTF-8\n\nWhy.\n\nWrong\n\n  linhai/a.tongchou\n    policy x\n\n      ratio 1\n\n    $ tongchou check\n\nRight\n";
  const pages = { "compiler/diagnostics/pages/TC9004.md": page };

  test.each(["TC9004", "tc9004", "9004", " TC9004 "])("%s shows the part in the language", (code) => {
    expect(explained(code, "en", pages)).toEqual({ code: 0, out: inEnglish, err: "" });
    expect(explained(code, "zh", pages)).toEqual({ code: 0, out: "TC9004 不是 UTF-8\n\n缘由。\n", err: "" });
  });

  test("without a page the catalogue speaks", () => {
    expect(explained("TC9004", "zh").out).toBe("TC9004 文件不是 UTF-8 编码：此处不应出现字节 …。\n\n请将文件另存为 UTF-8。较早的中文编辑器默认保存为 GB 18030。\n");
  });

  test("a part that there is not is not found, and line ends do not matter", () => {
    expect(pageFor("# x · y · z\n## English\nA", "zh", 80)).toBeUndefined();
    expect(pageFor("# x · y · z\r\n## English\r\nA\r\n", "en", 80)).toBe("x y\n\nA");
  });

  test("prose is wrapped, examples are not", () => {
    expect(pageFor("# x · y · z\n## English\none two three\n```\none two three\n```", "en", 8)).toBe("x y\n\none two\nthree\n\n    one two three");
  });

  test("an unknown code is an error of the call", () => {
    expect(explained("TC904", "en")).toMatchObject({ code: 2, out: "", err: expect.stringMatching(/no diagnostic “TC904”. Did you mean “TC900\d”/) });
    expect(explained("constructor", "zh")).toEqual({ code: 2, out: "", err: "tongchou: 没有编号为“constructor”的诊断。\n" });
  });
});
