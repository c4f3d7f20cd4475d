/** Every block of code in every document is run, compiled or read by what it is for; those of one page in one folder, from top to bottom. */
import { existsSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { type PostgresServer, startServer } from "../engines/sql/postgres-server.ts";
import { requireTool } from "../support/require-tool.ts";
import { root } from "../support/workspace-texts.ts";
import { allBlocks, type Block, placeOf } from "./blocks.ts";
import { docStage } from "./doc-stage.ts";
import { ELSEWHERE, triedNowhereElse } from "./elsewhere.ts";
import { programFor } from "./program.ts";
import { toolsFor, trialOf } from "./try-block.ts";

const blocks = allBlocks();
const own = triedNowhereElse(blocks);

test("no block is left untried", () => {
  expect(own.filter((block) => trialOf(block) === undefined).map(placeOf)).toEqual([]);
});

test("what other tests try is there, and so are the tests", () => {
  for (const { pages, languages, by } of ELSEWHERE) {
    expect([by, existsSync(root + by)]).toEqual([by, true]);
    for (const language of languages) expect([by, language, blocks.some((block) => pages.test(block.page) && block.language === language)]).toEqual([by, language, true]);
  }
});

/** Pages in two languages with the same samples are tried once. */
function pagesBySamples(): [pages: string, samples: readonly Block[]][] {
  const bySamples = new Map<string, Block[][]>();
  for (const page of new Set(own.map((block) => block.page))) {
    const samples = own.filter((block) => block.page === page);
    const key = JSON.stringify(samples.map(({ language, text }) => [language, text.replace(/ +# .*$/gm, "")]));
    bySamples.set(key, [...(bySamples.get(key) ?? []), samples]);
  }
  return [...bySamples.values()].map((alike) => [alike.map(([first]) => first!.page).join(", "), alike[0]!]);
}

describe("the samples of", () => {
  const scratch = mkdtempSync(join(tmpdir(), "tongchou-documents-"));
  const program = programFor("documents");
  let server: PostgresServer | undefined;
  beforeAll(program.build);
  afterAll(() => {
    server?.stop();
    rmSync(scratch, { recursive: true });
    program.remove();
  });

  for (const [i, [pages, samples]] of pagesBySamples().entries()) {
    const tools = [...new Set(samples.flatMap(toolsFor))];
    requireTool(...tools)(pages, async () => {
      if (tools.includes("psql")) server ??= startServer();
      const stage = docStage(join(scratch, String(i)), program.folder, server?.env);
      if (pages.startsWith("examples/engines/")) expect(stage.run("npm start")).toMatchObject({ code: 0 });
      for (const block of samples) await trialOf(block)?.(block, stage);
    });
  }
});
