import { describe, expect, test } from "vitest";
import { parseDay } from "../../compiler/base/calendar.ts";
import { rational } from "../../compiler/base/rational.ts";
import type { Dimension } from "../../compiler/model/dimension.ts";
import { axesOf, cityAxis, toBox, toNamed } from "../../compiler/parts/axes.ts";
import { phraseCase, phraseRegion } from "../../compiler/parts/phrase-facts.ts";
import { bandText, decimalText, phraseCell, phraseValue } from "../../compiler/parts/phrase-value.ts";
import { cellText } from "../../compiler/parts/source-cells.ts";
import { AGE, at, HOSPITAL, IDENTITY, MEMBER, members, ORDINAL, province, withCities, yesNo } from "../support/model-builder.ts";

const LATE = yesNo("late", "断缴");
const axes = [HOSPITAL, MEMBER, AGE, ORDINAL, IDENTITY, LATE].flatMap(axesOf);

describe("facts", () => {
  test("a case is one concrete case, by what distinguishes it", () => {
    const region = at([HOSPITAL, ["secondary", "tertiary"]], [AGE, [60, 69]], [ORDINAL, [2, 1e9]], [IDENTITY, "not poor"], [LATE, "yes"]);
    expect(phraseCase(axes, region)).toEqual({ en: "secondary, age 60, admission 2, not poor, late: yes", zh: "二级、年龄 60、第 2 次住院、不是低保、断缴：是" });
    expect(phraseCase(axes, at())).toEqual({ en: "every case", zh: "所有情形" });
  });

  test("a region is all of it", () => {
    const region = at([HOSPITAL, ["primary", "tertiary"]], [AGE, [60, 150]], [ORDINAL, [1, 3]], [IDENTITY, "poor"]);
    expect(phraseRegion(axes, region)).toEqual({ en: "primary, tertiary; age 60 and over; admission 1 to 3; poor", zh: "一级、三级；年龄 60 及以上；第 1～3 次住院；低保" });
  });

  test("a range is said with its ends, by what it counts", () => {
    const said = (dimension: Dimension, lo: number, hi: number) => {
      const own = axesOf(dimension);
      const { offset, size } = own[0]!;
      return phraseRegion(own, new Map([[own[0]!.key, [lo - offset, Math.min(hi - offset, size - 1)]]]));
    };
    expect(said(AGE, 0, 17)).toEqual({ en: "age 17 and under", zh: "年龄 17 及以下" });
    expect(said(AGE, 18, 59)).toEqual({ en: "age 18 to 59", zh: "年龄 18～59" });
    expect(said(ORDINAL, 2, Infinity)).toEqual({ en: "admission 2 and later", zh: "第 2 次及以后住院" });
    const period: Dimension = { ...ORDINAL, name: "part", other: "结算期次序", domain: { kind: "counts", period: "settlement_period", eachHospital: false } };
    expect(said(period, 2, Infinity)).toEqual({ en: "part 2 and later", zh: "结算期次序 2 及以后" });
    const day: Dimension = { ...AGE, name: "discharge", other: "出院日期", domain: { kind: "date" } };
    const [first, last] = [parseDay("2025-01-01")!, parseDay("2025-12-31")!];
    expect([said(day, first, Infinity), said(day, 0, last)]).toEqual([
      { en: "discharge 2025-01-01 and later", zh: "出院日期 2025-01-01 及以后" }, { en: "discharge 2025-12-31 and earlier", zh: "出院日期 2025-12-31 及以前" },
    ]);
  });

  test("an axis for each member of a list, one for the cities", () => {
    expect(axesOf(IDENTITY).map(({ key, size }) => [key, size])).toEqual([["national.identity:poor", 2], ["national.identity:destitute", 2]]);
    expect(cityAxis(withCities().province)?.size).toBe(2);
    expect(cityAxis(province().province)).toBeUndefined();
  });

  test("boxes there and back", () => {
    const region = at([MEMBER, "retired"], [AGE, [3, 9]]);
    expect(toNamed(axes, toBox(axes, region))).toEqual(region);
    expect(toNamed(axes, toBox(axes, at([HOSPITAL, ["primary", "secondary", "tertiary"]])))).toEqual(new Map());
  });
});

describe("cells of the source", () => {
  const level = members("level", "级别", ["primary 一级", "community 社区 in primary", "tertiary 三级", "district 区属三级 in tertiary"]);

  test("ranges, lists and members that cover others", () => {
    expect(cellText(AGE, at([AGE, [60, 69]]), "en")).toBe("60..69");
    expect(cellText(AGE, at([AGE, [70, 150]]), "en")).toBe("70..");
    expect(cellText(ORDINAL, at([ORDINAL, 1]), "en")).toBe("1");
    expect(cellText(LATE, at([LATE, "no"]), "en")).toBe("no");
    expect(cellText(MEMBER, at(), "en")).toBe("any");
    expect(cellText(MEMBER, at(), "zh")).toBe("任意");
    expect(cellText(LATE, at([LATE, "yes"]), "zh")).toBe("是");
    expect(cellText(level, at([level, "primary"]), "en")).toBe("primary");
    expect(cellText(level, at([level, ["primary", "district"]]), "en")).toBe("primary, district");
  });

  test("nothing where no cell says just that", () => {
    expect(cellText(level, new Map([[level.id, [2, 2]]]), "en")).toBeUndefined();
    expect(cellText(IDENTITY, at([IDENTITY, "poor"]), "en")).toBeUndefined();
    expect(cellText(IDENTITY, at(), "en")).toBe("any");
  });

  test("names that need quotes have them", () => {
    const disease = members("disease", "病种", ["2型糖尿病 diabetes", "恶性肿瘤（放化疗） tumour", "无 none"]);
    const names = disease.domain.kind === "members" ? disease.domain.members.map(({ name }) => cellText(disease, at([disease, name]), "zh")) : [];
    expect(names).toEqual(['"2型糖尿病"', '"恶性肿瘤（放化疗）"', '"无"']);
  });
});

describe("values", () => {
  const number = (amount: bigint, under = 1n) => ({ kind: "number", amount: rational(amount, under) }) as const;

  test("with their unit", () => {
    expect(phraseValue(number(130_000n), "fen")).toEqual({ en: "1,300 yuan", zh: "1,300 元" });
    expect(phraseValue(number(123_456_789n), "fen").en).toBe("1,234,567.89 yuan");
    expect(phraseValue(number(9_220n), "ratio").en).toBe("92.2%");
    expect(phraseValue(number(3n), "months").zh).toBe("3 个月");
    expect(phraseValue({ kind: "notCovered" }, "ratio")).toEqual({ en: "not covered", zh: "不予支付" });
    expect(phraseValue({ ...number(52_000n), costBound: "atMostTheCost" }, "fen").zh).toBe("520 元（以实际费用为限）");
  });

  test("off the grid they are cut, not rounded", () => {
    expect(decimalText(rational(2n, 3n))).toBe("0.6666…");
    expect(decimalText(rational(-1n, 4n))).toBe("−0.25");
    expect(decimalText(rational(1_000_000n))).toBe("1,000,000");
  });

  test("bands", () => {
    expect(bandText({ from: 3_000_000n, to: undefined })).toBe("30,000..");
    const bands = [{ from: 0n, to: 3_000_000n, value: number(8_500n) }, { from: 3_000_000n, to: undefined, value: number(9_000n) }];
    expect(phraseCell({ kind: "bands", bands }, "ratio").en).toBe("up to 30,000 yuan: 85%; over 30,000 yuan: 90%");
  });
});
