import { describe, expect, test } from "vitest";
import { sourceText } from "../../compiler/base/source-text.ts";
import type { Location } from "../../compiler/base/span.ts";
import type { Diagnostic } from "../../compiler/diagnostics/diagnostic.ts";
import { prettyDiagnostic, type PrettyContext } from "../../compiler/diagnostics/render/pretty.ts";
import { COLOURED, PLAIN } from "../../compiler/diagnostics/render/style.ts";
import { report } from "../../compiler/diagnostics/report.ts";

const text = `待遇 住院 适用 职工 {
  起付线 每 结算期 {
    | 次序 | 金额    |
    | 1    | 1,300元 |
  }
}
`;
const file = "临海/住院.tongchou";
const sources = new Map([[file, sourceText(file, text)]]);
const context: PrettyContext = { language: "zh", sources, shownPath: (path) => path, style: PLAIN, width: 80 };

function at(from: string, to = from): Location {
  return { file, span: { start: text.indexOf(from), end: text.indexOf(to) + to.length } };
}

const unreadable = (location: Location | undefined, extras: Partial<Diagnostic> = {}): Diagnostic =>
  report("unreadableFile", location, { reason: { en: "it is a folder", zh: "它是文件夹" } }, extras);

describe("a diagnostic for people", () => {
  test("place, severity, code and sentence on one line, and the source with carets below", () => {
    expect(prettyDiagnostic(unreadable(at("结算期")), context)).toBe(
      [
        "临海/住院.tongchou:2:9: 错误 TC9001: 无法读取该文件：它是文件夹。",
        "    2 │   起付线 每 结算期 {",
        "      │             ^^^^^^",
      ].join("\n"),
    );
  });

  test("in English the same place", () => {
    expect(prettyDiagnostic(unreadable(at("结算期")), { ...context, language: "en" })).toContain(
      "临海/住院.tongchou:2:9: error TC9001: The file cannot be read: it is a folder.\n    2 │   起付线",
    );
  });

  test("two lines are shown whole, of more the first and the last", () => {
    expect(prettyDiagnostic(unreadable(at("| 次序", "1,300元 |")), context).split("\n").slice(1)).toEqual([
      "    3 │     | 次序 | 金额    |",
      "      │     ^^^^^^^^^^^^^^^^^^",
      "    4 │     | 1    | 1,300元 |",
      "      │     ^^^^^^^^^^^^^^^^^^",
    ]);
    expect(prettyDiagnostic(unreadable(at("起付线", "  }")), context).split("\n").slice(1)).toEqual([
      "    2 │   起付线 每 结算期 {",
      "      │   ^^^^^^^^^^^^^^^^^^",
      "    ⋮",
      "    5 │   }",
      "      │   ^",
    ]);
  });

  test("a span that ends in the indentation of the next line stays on its own", () => {
    const span = { start: text.indexOf("起付线"), end: text.indexOf("| 次序") };
    expect(prettyDiagnostic(unreadable({ file, span }), context).split("\n")).toHaveLength(3);
  });

  test("notes with their places, help, fixes and sentences of several lines", () => {
    const diagnostic = report("notUtf8", at("职工"), { byte: "0x91" }, {
      severity: "warning",
      notes: [
        { location: at("住院"), text: { en: "written here", zh: "写在这里" } },
        { location: undefined, text: { en: "two rows:\n| 1 |", zh: "缺两行：\n| 1 |" } },
      ],
      fixes: [{ title: { en: "Write it so", zh: "改写" }, safe: true, edits: [{ location: at("职工"), text: "居民" }] }],
    });
    expect(prettyDiagnostic(diagnostic, context)).toBe(
      [
        "临海/住院.tongchou:1:10: 警告 TC9004: 文件不是 UTF-8 编码：此处不应出现字节 0x91。",
        "    1 │ 待遇 住院 适用 职工 {",
        "      │                ^^^^",
        "  参见: 临海/住院.tongchou:1:4: 写在这里",
        "    1 │ 待遇 住院 适用 职工 {",
        "      │      ^^^^",
        "  提示: 缺两行：",
        "        | 1 |",
        "  建议: 请将文件另存为 UTF-8。较早的中文编辑器默认保存为 GB 18030。",
        "  可修正: 改写",
      ].join("\n"),
    );
  });

  test("a file whose text is not known is named without a line, and no file is no place", () => {
    const unknown = { file: "乙.tongchou", span: { start: 0, end: 0 } };
    expect(prettyDiagnostic(unreadable(unknown), context)).toBe("乙.tongchou: 错误 TC9001: 无法读取该文件：它是文件夹。");
    expect(prettyDiagnostic(unreadable(undefined), context)).toBe("错误 TC9001: 无法读取该文件：它是文件夹。");
  });

  test("colour adds codes and nothing else", () => {
    const coloured = prettyDiagnostic(unreadable(at("结算期")), { ...context, style: COLOURED });
    expect(coloured).toContain("^^^^^^\u001b[39m");
    const codes = new RegExp(`${String.fromCharCode(27)}\\[\\d+m`, "g");
    expect(coloured.replace(codes, "")).toBe(prettyDiagnostic(unreadable(at("结算期")), context));
  });
});
