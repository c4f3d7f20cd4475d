/** What is done with a block of a document that no other test takes, by its language and by what it begins with. */
import { existsSync } from "node:fs";
import { serverTools } from "../engines/sql/postgres-server.ts";
import type { Block } from "./blocks.ts";
import type { DocStage } from "./doc-stage.ts";
import { answers, compilesBenefit, compilesExample, isTyped, typedAndRuns } from "./try-code.ts";
import { isSynopsis, isUnderstood, runs, settles } from "./try-shell.ts";
import { configuresNeovim, isChange, isSignature, namesRooms, readsAsLisp, readsAsToml } from "./try-words.ts";

type Trial = (block: Block, stage: DocStage) => void | Promise<void>;

/** The first that fits, by language and text. */
const TRIALS: readonly { readonly language: RegExp; readonly begins: RegExp; readonly trial: Trial }[] = [
  { language: /^sh$/, begins: /^(java|node) .*examples\/engines\//, trial: settles },
  { language: /^(text)?$/, begins: /^tongchou \w+ \[/, trial: isSynopsis },
  // The workbook is one of the reader's own.
  { language: /^(sh|text)?$/, begins: /^tongchou import \S+ --sheet /, trial: isUnderstood },
  { language: /^(text)?$/, begins: /^tongchou /, trial: runs },
  { language: /^sh$/, begins: /^/, trial: runs },
  { language: /^(text)?$/, begins: /^\S+\.tongchou:\d+: /, trial: isChange },
  { language: /^text$/, begins: /^ed25519 /, trial: isSignature },
  { language: /^$/, begins: /^(benefit|待遇) /, trial: compilesBenefit },
  { language: /^$/, begins: /^(example|案例) /, trial: compilesExample },
  { language: /^$/, begins: /^text ──syntax──▶ /, trial: namesRooms },
  { language: /^ts$/, begins: /^import .* from "\.\.\/run-engine\.ts";/, trial: isTyped },
  { language: /^ts$/, begins: /^import /, trial: typedAndRuns },
  { language: /^sql$/, begins: /^INSERT INTO "/, trial: answers },
  { language: /^lua$/, begins: /^vim\./, trial: configuresNeovim },
  { language: /^elisp$/, begins: /^\(/, trial: readsAsLisp },
  { language: /^toml$/, begins: /^\[language-server\.tongchou\]/, trial: readsAsToml },
];

export function trialOf({ language, text }: Block): Trial | undefined {
  return TRIALS.find((one) => one.language.test(language) && one.begins.test(text))?.trial;
}

const jackson = existsSync("/usr/share/java/jackson-core.jar") ? [] : ["libjackson2-core-java"];

/** What must be there for a block to be tried, by its language and a text in it. */
const TOOLS: readonly { readonly language: string; readonly holds: RegExp; readonly tools: readonly string[] }[] = [
  { language: "sh", holds: /^java /m, tools: ["java", ...jackson] },
  { language: "sh", holds: /^psql |--database postgresql/m, tools: serverTools },
  { language: "lua", holds: /^/, tools: ["nvim"] },
  { language: "toml", holds: /^/, tools: ["python3"] },
];

export function toolsFor({ language, text }: Block): string[] {
  return TOOLS.filter((one) => one.language === language && one.holds.test(text)).flatMap(({ tools }) => tools);
}
