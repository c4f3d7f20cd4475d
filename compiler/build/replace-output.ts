import { mkdir, readdir, rename, rm } from "node:fs/promises";

/** What other scripts put beside the bundles: `npm start`, `npm run package`, `npm run playground`. */
const MADE_ELSEWHERE = new Set(["tables", "tongchou.vsix", "playground"]);

/**
 * Puts the new output in the place of the old only when all of it is made, so that a build that fails leaves the old bundles whole,
 * and a command that runs during a build finds one or the other.
 */
export async function replaceOutput(dist: string, make: (folder: string) => Promise<void>): Promise<void> {
  const [fresh, old] = [`${dist}/.new-${process.pid}`, `${dist}/.old-${process.pid}`];
  try {
    await mkdir(fresh, { recursive: true });
    await make(fresh);
    await mkdir(old);
    await moveAll(dist, old);
    await moveAll(fresh, dist).catch(async (error: unknown) => {
      await moveAll(old, dist);
      throw error;
    });
  } finally {
    await Promise.all([fresh, old].map((folder) => rm(folder, { recursive: true, force: true })));
  }
}

async function moveAll(from: string, to: string): Promise<void> {
  const names = (await readdir(from)).filter((name) => !name.startsWith(".") && !MADE_ELSEWHERE.has(name));
  await Promise.all(names.map((name) => rename(`${from}/${name}`, `${to}/${name}`)));
}
