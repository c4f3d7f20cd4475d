import { describe, expect, test } from "vitest";
import { explain, sectionOf } from "../../compiler/cli/commands/explain.ts";
import { recordingHost } from "./memory-host.ts";

const page = `# TC9004 not UTF-8

## English

Why.

### Wrong

## 中文

缘由。
`;

function explained(code: string, language: "en" | "zh", pages: Readonly<Record<string, string>> = {}) {
  const { host, out, err } = recordingHost("/");
  const code1 = explain({ arguments: [code], options: new Map(), language }, { ...host, packaged: (path) => pages[path] });
  return { code: code1, out: out(), err: err() };
}

describe("the page of a diagnostic", () => {
  const pages = { "compiler/diagnostics/pages/TC9004.md": page };

  test.each(["TC9004", "tc9004", "9004", " TC9004 "])("%s shows the part in the language", (code) => {
    expect(explained(code, "en", pages)).toEqual({ code: 0, out: "TC9004 not UTF-8\n\nWhy.\n\n### Wrong\n", err: "" });
    expect(explained(code, "zh", pages)).toEqual({ code: 0, out: "TC9004 not UTF-8\n\n缘由。\n", err: "" });
  });

  test("without a page the catalogue speaks", () => {
    expect(explained("TC9004", "zh").out).toBe("TC9004 文件不是 UTF-8 编码：此处不应出现字节 …。\n\n请将文件另存为 UTF-8。较早的中文编辑器默认保存为 GB 18030。\n");
  });

  test("a part that there is not is not found, and line ends do not matter", () => {
    expect(sectionOf("# x\n\n## English\ny", "zh")).toBeUndefined();
    expect(sectionOf("# x\r\n\r\n## English\r\ny\r\n", "en")).toBe("x\n\ny");
  });

  test("an unknown code is an error of the call", () => {
    expect(explained("TC904", "en")).toMatchObject({ code: 2, out: "", err: expect.stringMatching(/no diagnostic “TC904”. Did you mean “TC900\d”/) });
    expect(explained("constructor", "zh")).toEqual({ code: 2, out: "", err: "tongchou: 没有编号为“constructor”的诊断。\n" });
  });
});
