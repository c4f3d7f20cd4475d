import { describe, expect, test } from "vitest";
import { formatFits } from "../../compiler/sheets/number-format.ts";
import type { Unit } from "../../compiler/syntax/ast-terms.ts";

const of = (unit: Unit, scale: string, ...formats: readonly string[]) => formats.map((format) => [unit, scale, format] as const);

describe("a number format", () => {
  test.each([
    ...of("yuan", "", "General", "G/通用格式", "0", "0.00", "#,##0.00", "0_ ", "#,##0_);(#,##0)", '#,##0" yuan"', '#,##0.00"元"', "#,##0\\元", "¥#,##0.00", "￥#,##0.00", '"¥"#,##0;[Red]-"¥"#,##0', "[$¥-804]#,##0.00", "[$￥-804]0", "[$CNY]\\ 0",
      '_ ¥* #,##0.00_ ;_ ¥* -#,##0.00_ ;_ ¥* "-"??_ ;_ @_ ', "0.00E+00", "# ?/?", "[DBNum1]0", "@", "[$-804]0", '0"元";-0"元";0"元";@'),
    ...of("yuan", "万", "General", "#,##0.0", '#,##0.0"万元"', '0.0"万"', '0" 万 yuan"'), ...of("yuan", "千", '0"千元"'),
    ...of("percent", "", "0%", "0.00%", "0.0%;-0.0%", '0%;-0%;"-"'), ...of("months", "", "0", '0"个月"', '0" months"'), ...of("points", "", '0.0"个百分点"', '0" points"'),
    ...of("days", "", '0"天"'), ...of("years", "", '0"年"', '0" years"'), ...of("none", "", "0", "0.00", '0"岁"', '0"次"'),
  ])("of %s%s fits: %s", (unit, scale, format) => expect(formatFits(format, unit, scale)).toBe(true));

  test.each([
    ...of("yuan", "", '#,##0"千元"', '#,##0"百元"', '#,##0"美元"', '0"万元"', '0"万"', "0万", '0"亿元"', '0"角"', '0"分"', "$#,##0", "[$$-409]0", "[$USD]0", "€0", "[$€-407]0", "[$¥-411]0", "[$¥-ja-JP]0", '0"元/人"', '0"HKD"', "0%", '0"%"', '0"‰"',
      '#,##0,"元"', "0,", "0.0,,", '0!.0,"万"', '0"00"', '"1"0', '0"."00', "-0", "(0)", ";;;", '"元"', '"-"0', '[>=10000]0.0,"万元";0"元"', '0"元";-0"千元"', '0"元";;"无"', '0"约"'),
    ...of("yuan", "万", '0"元"', "¥0.00", '0"亿元"', '0"千元"'), ...of("yuan", "千", '0"元"'),
    ...of("percent", "", "0", '0"%"', "0%%", '0%"元"', "0.0\\%"), ...of("months", "", '0"年"', '0"元"', '0"天"'), ...of("points", "", '0"%"', "0%"), ...of("none", "", '0"万"', '0"元"', "0%"),
  ])("of %s%s shows another unit or size: %s", (unit, scale, format) => expect(formatFits(format, unit, scale)).toBe(false));
});
