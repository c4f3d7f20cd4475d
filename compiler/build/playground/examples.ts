/** What the playground offers to begin with: two small provinces of its own, then the policies of the repository, each province with the national files that it uses. */
import { readdir, readFile } from "node:fs/promises";

export interface Example {
  readonly id: string;
  readonly title: { readonly zh: string; readonly en: string };
  /** Texts by path, in the order of their tabs. */
  readonly files: readonly (readonly [path: string, text: string])[];
}

const ENDING = ".tongchou";
const NATIONAL = "national";

const PROVINCES: readonly Pick<Example, "id" | "title">[] = [
  { id: "beijing", title: { zh: "北京市", en: "Beijing" } },
  { id: "jiangxi", title: { zh: "江西省", en: "Jiangxi" } },
  { id: "qinghai", title: { zh: "青海省", en: "Qinghai" } },
  { id: "shanxi", title: { zh: "山西省", en: "Shanxi" } },
];

export async function makeExamples(root: string): Promise<readonly Example[]> {
  const found = (await readdir(`${root}policies`, { withFileTypes: true })).filter((entry) => entry.isDirectory() && entry.name !== NATIONAL).map(({ name }) => name);
  const untitled = found.filter((name) => PROVINCES.every(({ id }) => id !== name)).map((id) => ({ id, title: { zh: id, en: id } }));
  const national = await readFolder(`${root}policies/${NATIONAL}`, `${NATIONAL}/`);
  const provinces = [...PROVINCES.filter(({ id }) => found.includes(id)), ...untitled];
  return [
    { id: "starter-zh", title: { zh: "清江省（虚构，中文写法）", en: "Qingjiang (fictional, in Chinese)" }, files: mainFirst(await readFolder(`${root}language-server/playground/starter/zh`)) },
    { id: "starter-en", title: { zh: "清江省（虚构，英文写法）", en: "Qingjiang (fictional, in English)" }, files: mainFirst(await readFolder(`${root}language-server/playground/starter/en`)) },
    ...(await Promise.all(provinces.map(async (province) => ({ ...province, files: [...mainFirst(await readFolder(`${root}policies/${province.id}`, `${province.id}/`)), ...national] })))),
  ];
}

async function readFolder(folder: string, prefix = ""): Promise<Example["files"]> {
  const names = (await readdir(folder)).filter((name) => name.endsWith(ENDING)).sort();
  return Promise.all(names.map(async (name) => [prefix + name, await readFile(`${folder}/${name}`, "utf8")] as const));
}

/** What people came to see stands before what it rests on. */
function mainFirst(files: Example["files"]): Example["files"] {
  const isMain = ([, text]: readonly [string, string]): boolean => /^(benefit|待遇)\s/m.test(text);
  return [...files.filter(isMain), ...files.filter((file) => !isMain(file))];
}
