import type { SourceFile } from "../../compiler/compile.ts";
import { copyOf, linesOf, provincesIn } from "./grow.ts";
import { type Dice, newDice } from "./random-table.ts";

export interface Country {
  readonly files: readonly SourceFile[];
  readonly provinces: number;
  readonly cities: number;
  readonly lines: number;
}

const size = { provinces: 31, cities: 340, lines: 150_000 };

/**
 * As many provinces, cities and lines as the country may have. A province is a copy of Jiangxi's documents with its eleven cities under fictional
 * names, a decree a year that amends them, and a document of each city, which departs for a time and shows what comes of it.
 */
export function growCountry(policies: readonly SourceFile[]): Country {
  const dice = newDice(2025);
  const original = provincesIn(policies).find(({ files }) => files.some(({ path }) => path.includes("/jiangxi/")));
  if (original === undefined) throw new Error("no province to copy");
  const national = policies.filter(({ path }) => path.includes("/national/"));
  const copies = Array.from({ length: size.provinces }, (_, index) => provinceOf(copyOf(original, index + 1, dice)));
  const spare = copies.reduce((sum, { cities }) => sum + cities.length, 0) - size.cities;
  const provinces = copies.map((province, index) => (index < copies.length - 1 ? province : withoutCities(province, spare)));
  const decrees = provinces.flatMap((province) => years.flatMap((year) => decreesOf(province, year)));
  const documents = [...national, ...provinces.flatMap(({ files }) => files), ...decrees];
  const rows = Math.ceil((size.lines - linesOf(documents)) / size.cities) - linesWithoutCases;
  const files = [...documents, ...provinces.flatMap((province) => province.cities.map((city) => documentOf(province, city, rows, dice)))];
  return { files, provinces: provinces.length, cities: provinces.reduce((sum, { cities }) => sum + cities.length, 0), lines: linesOf(files) };
}

interface Province {
  readonly name: string;
  readonly folder: string;
  readonly files: readonly SourceFile[];
  readonly cities: readonly City[];
}

interface City {
  readonly name: string;
  readonly other: string;
}

function provinceOf(files: readonly SourceFile[]): Province {
  const common = files.find(({ path }) => path.endsWith("/common.tongchou"));
  const name = /^省份 (\S+)/mu.exec(common?.text ?? "")?.[1] ?? "";
  const cities = [...(common?.text ?? "").matchAll(/^城市 (\S+) +(\S+)/gmu)].map(([, city = "", other = ""]) => ({ name: city, other }));
  return { name, folder: common?.path.replace(/common\.tongchou$/, "") ?? "", files, cities };
}

function withoutCities({ files, cities, ...province }: Province, count: number): Province {
  const gone = cities.slice(cities.length - count).map(({ name }) => name);
  const lacks = (line: string): boolean => !gone.some((name) => line.startsWith(`城市 ${name} `));
  const kept = files.map(({ path, text }) => ({ path, text: path.endsWith("/common.tongchou") ? text.split("\n").filter(lacks).join("\n") : text }));
  return { ...province, files: kept, cities: cities.slice(0, cities.length - count) };
}

const years = [2026, 2027, 2028, 2029, 2030, 2031];

function decreesOf({ name, folder }: Province, year: number): SourceFile[] {
  const step = year - 2025;
  const about = (title: string): string => `  生效 ${year}年1月1日\n  依据 "示例〔${year - 1}〕${step}号"\n  未核对原文 "${title}，虚构"\n  修订 ${name}.`;
  const hospitals = (values: readonly string[], word: string): string => ["一级", "二级", "三级"].map((level, index) => `  | ${level}     | ${values[index] ?? ""} |`).join("\n").replace(/^/, `  | 医院级别 | ${word} |\n`);
  const amounts = (base: readonly number[]): string => hospitals(base.map((amount) => `${amount + 10 * step}元`), "定额");
  const ratios = (base: readonly number[]): string => hospitals(base.map((ratio) => `${ratio}.${step}%`), "支付比例");
  const employees = `替换 起付线 的 职工住院 每次住院 {\n${amounts([240, 540, 840])}\n}\n\n替换 支付比例 的 职工住院 {\n${ratios([95, 90, 85])}\n}\n\n替换 支付比例 的 职工普通门诊 {\n${ratios([65, 60, 55])}\n}\n`;
  const residents = `替换 起付线 的 居民住院 每次住院 {\n${amounts([140, 440, 640])}\n}\n\n替换 支付比例 的 居民住院 {\n${ratios([90, 80, 60])}\n}\n`;
  return [
    { path: `${folder}employee_${year}.tongchou`, text: `政策 ${name}.employee_${year} "职工待遇调整"\n${about("职工待遇调整")}employee\n\n${employees}` },
    { path: `${folder}resident_${year}.tongchou`, text: `政策 ${name}.resident_${year} "居民待遇调整"\n${about("居民待遇调整")}resident\n\n${residents}` },
  ];
}

/** Of `documentOf`. */
const linesWithoutCases = 24;

/** Half of the cases are employees', half residents'. */
function documentOf({ name, folder }: Province, city: City, rows: number, dice: Dice): SourceFile {
  const head = `政策 ${name}.${city.name}_local "起付线（过渡）"\n  落实 ${name}.resident 适用 ${city.other}\n  生效 2025年1月1日\n  依据 "示例〔2024〕${dice(90) + 10}号"\n  未核对原文 "虚构"\n`;
  const transitions = [transitionOf("职工住院", city, 1200), transitionOf("居民住院", city, 1000)];
  const employees = casesOf("职工", "人员类别 在职, 就医类型 住院", "职工住院", city, rows >> 1, dice);
  const residents = casesOf("居民", "人员类别 居民, 就医类型 住院, 年龄 40, 断缴 否, 新生儿参保 否", "居民住院", city, rows - (rows >> 1), dice);
  return { path: `${folder}${city.name}_local.tongchou`, text: [head, ...transitions, employees, residents].join("\n") };
}

function transitionOf(benefit: string, { other }: City, yuan: number): string {
  const rows = [2025, 2026].map((year, step) => `  | ${year}-01-01 | ${yuan - 50 * step}元 |\n`).join("");
  return `过渡 起付线 的 ${benefit} 适用 ${other} 归一期限 2026-12-31 {\n  | 自 | 定额 |\n${rows}}\n`;
}

function casesOf(title: string, given: string, benefit: string, { other }: City, count: number, dice: Dice): string {
  const one = <T>(choices: readonly T[]): T | undefined => choices[dice(choices.length)];
  const rows = Array.from({ length: count }, () => `  | ${one(["一般治疗", "精神疾病", "放化疗"])} | ${dice(4) + 1} | ${one(["一级", "二级", "三级"])} | ${one(["省内", "省外转诊", "省外未转诊"])} | ${dice(90_000) + 10_000}元 | ${dice(9_000) + 1_000}元 |\n`);
  return `案例 "${title}，${other}" {\n  已知 ${given}, 城市 ${other}, 于 2025年5月10日\n  | 住院治疗 | 住院次序 | 医院级别 | 就医地 | 政策范围内费用 | ${benefit} 支付 |\n${rows.join("")}}\n`;
}
