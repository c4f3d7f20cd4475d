import { copyFileSync, readFileSync, statSync } from "node:fs";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { COMMANDS } from "../../compiler/cli/usage/commands.ts";
import { validate } from "../../compiler/emit/validate.ts";
import { SETTINGS } from "../../compiler/findings/config.ts";
import { root } from "../house/source.ts";
import { requireTool } from "../support/require-tool.ts";
import { sarifFaults } from "../support/sarif-schema.ts";
import { yamlData } from "../support/yaml-data.ts";
import { ciStage, type Ended, program, type Stage } from "./ci-stage.ts";

const POLICY = "policies/linhai.tongchou";
const recipe = (path: string): string => readFileSync(`${root}examples/ci/${path}`, "utf8");
const edit = ({ read, write }: Stage, from: string, to: string): void => {
  expect(read(POLICY)).toContain(from);
  write(POLICY, read(POLICY).replace(from, () => to));
};
const lower = (stage: Stage): void => edit(stage, "85%", "75%");
const breakRow = (stage: Stage): void => edit(stage, "    | secondary | 85%   |\n", "");

beforeAll(program.build);
afterAll(program.remove);

test("YAML is read as what it says, and what is not read is not passed over", async () => {
  expect(await yamlData(`a: {b: [x, "y z"]}\nc:\n  - d: |\n      e\n        f\n  - 'it''s'\n`)).toEqual({ a: { b: ["x", "y z"] }, c: [{ d: "e\n  f\n" }, "it's"] });
  await expect(yamlData("a: *b\n")).rejects.toThrow();
  await expect(yamlData("a: [\n")).rejects.toThrow();
});

interface Step {
  readonly name?: string; readonly run?: string; readonly uses?: string; readonly if?: string;
  readonly env?: Readonly<Record<string, string>>; readonly with?: Readonly<Record<string, string>>;
}
interface Workflow {
  readonly on: { readonly pull_request: { readonly paths: readonly string[] } };
  readonly permissions: Readonly<Record<string, string>>;
  readonly jobs: { readonly policies: { readonly permissions: Readonly<Record<string, string>>; readonly steps: readonly Step[] } };
}

describe("GitHub Actions", () => {
  const workflow = async (): Promise<Workflow> => (await yamlData(recipe("github/tongchou.yml"))) as Workflow;
  const steps = async (): Promise<readonly Step[]> => (await workflow()).jobs.policies.steps;

  /** Runs a step as the runner does; expressions in its `env` are looked up in the event. */
  async function step(name: string, stage: Stage, event: object = {}): Promise<Ended> {
    const { run, env = {} } = (await steps()).find((one) => one.name === name)!;
    const context = { github: { event, token: "secret" } };
    const valueOf = (expression: string): string => String(expression.split(".").reduce<unknown>((at, part) => (at as Record<string, unknown>)[part], context));
    const given = Object.fromEntries(Object.entries(env).map(([key, text]) => [key, text.replace(/\$\{\{ (\S+) \}\}/g, (_all, expression: string) => valueOf(expression))]));
    return stage.script(run!, { GITHUB_STEP_SUMMARY: join(stage.folder, "summary.md"), GITHUB_REPOSITORY: "linhai/policies", ...given });
  }

  const baseOf = (stage: Stage): string => stage.git("rev-parse", "HEAD").out.trim();

  test("asks for no more rights than it needs, and puts nothing of an event into a script", async () => {
    const { permissions, jobs: { policies } } = await workflow();
    expect([permissions, policies.permissions]).toEqual([{ contents: "read" }, { contents: "read", "pull-requests": "write", "security-events": "write" }]);
    expect(policies.steps.flatMap(({ run }) => (run?.includes("${{") ? [run] : []))).toEqual([]);
    expect(policies.steps.find(({ uses }) => uses?.startsWith("actions/checkout@"))?.with).toEqual({ "fetch-depth": "0" });
    expect(policies.steps.find(({ uses }) => uses?.startsWith("github/codeql-action/upload-sarif@"))).toMatchObject({ if: "success() || failure()", with: { sarif_file: "tongchou.sarif" } });
  });

  test("Check passes sound policies, and annotates and fails others; the log to upload is there either way", async () => {
    const stage = ciStage();
    expect(await step("Check", stage)).toMatchObject({ code: 0, out: "1 file: no errors, no warnings\n" });
    expect(sarifFaults(JSON.parse(stage.read("tongchou.sarif")))).toEqual([]);
    breakRow(stage);
    const { code, out } = await step("Check", stage);
    expect([code, out]).toEqual([1, expect.stringMatching(/^::error file=policies\/linhai\.tongchou,line=\d+,endLine=\d+,col=\d+.*,title=TC4001::/)]);
    const log = JSON.parse(stage.read("tongchou.sarif")) as { runs: [{ results: unknown[] }] };
    expect([sarifFaults(log), log.runs[0].results.length]).toEqual([[], 1]);
  });

  test("Test passes examples that come true, and annotates others", async () => {
    const stage = ciStage();
    expect(await step("Test", stage)).toMatchObject({ code: 0 });
    edit(stage, "9,000.00", "9,001.00");
    expect(await step("Test", stage)).toMatchObject({ code: 1, out: expect.stringContaining("::error file=policies/linhai.tongchou") });
  });

  test("Layout fails where a file is not laid out", async () => {
    const stage = ciStage();
    expect((await step("Layout", stage)).code).toBe(0);
    edit(stage, "measure eligible", "measure   eligible");
    expect((await step("Layout", stage)).code).toBe(1);
  });

  test("Difference is taken from where the change starts, and is the summary; what cannot be compared is said", async () => {
    const stage = ciStage();
    const base = baseOf(stage);
    lower(stage);
    stage.git("commit", "-qam", "second");
    expect((await step("Difference", stage, { pull_request: { base: { sha: base } } })).code).toBe(0);
    expect(stage.read("difference.md")).toMatch(/^<!-- tongchou diff -->\n### linhai/);
    expect(stage.read("difference.md")).toContain("| secondary | from 2025-01-01 | 85% | 75% | loses | gains |");
    expect(stage.read("summary.md")).toBe(stage.read("difference.md"));
    edit(stage, "75%", "75");
    expect((await step("Difference", stage, { pull_request: { base: { sha: base } } })).code).toBe(0);
    expect(stage.read("difference.md")).toMatch(/^<!-- tongchou diff -->\nThe two versions cannot be compared:\n````\npolicies\/linhai\.tongchou:/);
  });

  /** Keeps comments in a file, and answers the one question that the script asks. */
  const gh = `#!/usr/bin/env node
const { readFileSync, writeFileSync, existsSync } = require("node:fs");
const args = process.argv.slice(2);
const store = existsSync("comments.json") ? JSON.parse(readFileSync("comments.json", "utf8")) : [];
const after = (name) => (args.includes(name) ? args[args.indexOf(name) + 1] : undefined);
if (process.env.GH_TOKEN !== "secret" || args[0] !== "api") process.exit(4);
const [method, field] = [after("--method"), after("--field")];
const body = field && readFileSync(field.replace("body=@", ""), "utf8");
const path = args.find((arg) => arg.startsWith("repos/linhai/policies/issues/"));
if (method === "POST" && path.endsWith("/issues/7/comments")) store.push({ id: store.length + 1, login: "github-actions[bot]", body });
else if (method === "PATCH") store.find(({ id }) => path.endsWith("/issues/comments/" + id)).body = body;
else if (path.endsWith("/issues/7/comments")) for (const one of store) if (one.login === "github-actions[bot]" && one.body.startsWith("<!-- tongchou diff -->")) console.log(one.id);
writeFileSync("comments.json", JSON.stringify(store));
`;

  test("Comment writes one, and the next time writes it anew; others' comments stay", async () => {
    const stage = ciStage();
    stage.tool("gh", gh);
    const others = [{ id: 1, login: "somebody", body: "<!-- tongchou diff --> quoted" }, { id: 2, login: "github-actions[bot]", body: "of another workflow" }];
    stage.write("comments.json", JSON.stringify(others));
    for (const text of ["first", "second"]) {
      stage.write("difference.md", `<!-- tongchou diff -->\n${text}\n`);
      expect(await step("Comment", stage, { pull_request: { number: 7 } })).toMatchObject({ code: 0, err: "" });
      expect(JSON.parse(stage.read("comments.json"))).toEqual([...others, { id: 3, login: "github-actions[bot]", body: `<!-- tongchou diff -->\n${text}\n` }]);
    }
  });
});

describe("GitLab CI", () => {
  interface Job { readonly script: readonly string[]; readonly artifacts: { readonly when?: string; readonly paths?: readonly string[]; readonly reports?: { readonly codequality: string; readonly junit: readonly string[] } } }
  const jobs = async () => (await yamlData(recipe("gitlab/gitlab-ci.yml"))) as Readonly<Record<"policies" | "difference", Job>>;

  test("policies makes every report that it names, and fails when one of them does", async () => {
    const stage = ciStage();
    const { policies: { script, artifacts } } = await jobs();
    expect(stage.script(script.join("\n"))).toMatchObject({ code: 0 });
    expect(JSON.parse(stage.read(artifacts.reports!.codequality))).toEqual([]);
    for (const report of artifacts.reports!.junit) expect(stage.read(report)).toMatch(/^<\?xml [^]*failures="0"/);
    breakRow(stage);
    expect(stage.script(script.join("\n")).code).not.toBe(0);
    expect([artifacts.when, JSON.parse(stage.read(artifacts.reports!.codequality))]).toMatchObject(["always", [{ check_name: "TC4001", location: { path: POLICY } }]]);
    expect(stage.read("check.xml")).toContain(`failures="1"`);
  });

  test.each(["9,000.00", "measure eligible"])("policies fails where %s is changed", async (from) => {
    const stage = ciStage();
    edit(stage, from, from === "9,000.00" ? "9,001.00" : "measure   eligible");
    expect(stage.script((await jobs()).policies.script.join("\n")).code).toBe(1);
  });

  test("difference is exposed in the merge request", async () => {
    const stage = ciStage();
    const base = stage.git("rev-parse", "HEAD").out.trim();
    lower(stage);
    const { difference: { script, artifacts } } = await jobs();
    expect(stage.script(script.join("\n"), { CI_MERGE_REQUEST_DIFF_BASE_SHA: base })).toMatchObject({ code: 0, err: "" });
    expect(stage.read(artifacts.paths![0]!)).toContain("| 85% | 75% |");
  });
});

describe("a hook of git", () => {
  function hooked(): Stage {
    const stage = ciStage();
    copyFileSync(`${root}examples/ci/git/pre-commit`, join(stage.folder, ".git/hooks/pre-commit"));
    return stage;
  }
  const commit = ({ git }: Stage): number | null => git("commit", "-qm", "next").code;
  const head = ({ git }: Stage): string => git("log", "--format=%s", "-1").out.trim();

  test("can be started", () => {
    expect(statSync(`${root}examples/ci/git/pre-commit`).mode & 0o111).not.toBe(0);
  });

  test("accepts a sound change, and refuses an error, an example that fails and a file that is not laid out", () => {
    const stage = hooked();
    lower(stage);
    stage.git("add", ".");
    expect([commit(stage), head(stage)]).toEqual([0, "next"]);
    const sound = stage.read(POLICY);
    for (const [from, to] of [["| 75%", "| 75"], ["9,000.00", "9,001.00"], ["measure eligible", "measure   eligible"]] as const) {
      edit(stage, from, to);
      stage.git("add", ".");
      expect([from, commit(stage)]).toEqual([from, 1]);
      stage.write(POLICY, sound);
    }
    expect(stage.git("log", "--oneline").out.trim().split("\n")).toHaveLength(2);
  });

  test("judges what would be committed, not what lies in the folder", () => {
    const stage = hooked();
    breakRow(stage);
    stage.git("add", ".");
    stage.git("show", `HEAD:${POLICY}`);
    stage.write(POLICY, stage.git("show", `HEAD:${POLICY}`).out);
    expect(commit(stage)).not.toBe(0);
    const other = hooked();
    lower(other);
    other.git("add", ".");
    breakRowOf(other, "75%");
    expect(commit(other)).toBe(0);
  });

  test("lets a change pass that touches no policy", () => {
    const stage = hooked();
    breakRow(stage);
    stage.write("README.md", "hello\n");
    stage.git("add", "README.md");
    stage.tool("tongchou", "#!/usr/bin/env bash\nexit 9\n");
    expect(commit(stage)).toBe(0);
  });
});

function breakRowOf(stage: Stage, ratio: string): void {
  edit(stage, `    | secondary | ${ratio}   |\n`, "");
}

describe("pre-commit", () => {
  interface Config { readonly repos: readonly [{ readonly repo: string; readonly hooks: readonly { readonly id: string; readonly entry: string; readonly language: string; readonly files: string; readonly pass_filenames: string }[] }] }

  test("each of its hooks passes what is sound and fails on what it is for", async () => {
    const { repos: [{ repo, hooks }] } = (await yamlData(recipe("pre-commit/pre-commit-config.yaml"))) as Config;
    expect([repo, hooks.map(({ language, pass_filenames }) => [language, pass_filenames])]).toEqual(["local", hooks.map(() => ["system", "false"])]);
    const stage = ciStage();
    const sound = stage.read(POLICY);
    const faults: Readonly<Record<string, readonly [string, string]>> = { "tongchou-check": ["85%", "85"], "tongchou-format": ["measure eligible", "measure   eligible"], "tongchou-test": ["9,000.00", "9,001.00"] };
    expect(hooks.map(({ id }) => id)).toEqual(Object.keys(faults));
    for (const { id, entry, files } of hooks) {
      expect(new RegExp(files).test(POLICY)).toBe(true);
      expect(new RegExp(files).test("README.md")).toBe(false);
      expect([id, stage.script(entry).code]).toEqual([id, 0]);
      edit(stage, ...faults[id]!);
      expect([id, stage.script(entry).code]).toEqual([id, 1]);
      stage.write(POLICY, sound);
    }
  });
});

describe("the documents", () => {
  const doc = (name: string): string => readFileSync(`${root}compiler/docs/${name}`, "utf8");
  const fences = (text: string, kind: string): readonly string[] => [...text.matchAll(new RegExp(`\`\`\`${kind}\\n([^]*?)\`\`\``, "g"))].map(([, body = ""]) => body);

  requireTool("openssl")("of signing: what it says to type does what it says, in both languages", () => {
    const commands = fences(doc("signing.md"), "sh");
    expect(commands).toHaveLength(3);
    expect(fences(doc("signing.zh.md"), "sh")).toEqual(commands);
    const stage = ciStage();
    const said = commands.map((text) => stage.script(text));
    expect(said.map(({ code }) => code)).toEqual([0, 0, 0]);
    const id = stage.read("dist/tables/manifest.sig").split(" ")[1]!;
    expect(said[1]!.out).toContain(`Signed with key ${id}.`);
    expect(said[2]!.out).toMatch(new RegExp(`^${id}[0-9a-f]{48} [^]*Signature Verified Successfully`));
  });

  test.each(["ci.md", "ci.zh.md"])("%s: its settings obey the schema, and are all there", (name) => {
    const text = doc(name);
    const config = JSON.parse(fences(text, "json")[0]!) as object;
    expect(validate("config", config)).toBeUndefined();
    expect(Object.keys(config).sort()).toEqual([...SETTINGS].sort());
    for (const key of SETTINGS) expect(text).toContain(key);
  });

  test.each(["ci.md", "ci.zh.md"])("%s names the formats that the commands have", (name) => {
    for (const usage of COMMANDS.filter((command) => ["check", "test", "diff", "converge"].includes(command.name))) {
      const formats = usage.options.find((option) => option.name === "format")?.choices ?? [];
      expect(formats.length).toBeGreaterThan(2);
      for (const format of formats.filter((one) => one !== "pretty")) {
        const row = doc(name).split("\n").find((line) => line.startsWith(`| \`${format}\` `));
        expect([usage.name, format, row?.includes(`\`${usage.name}\``)]).toEqual([usage.name, format, true]);
      }
    }
  });
});
