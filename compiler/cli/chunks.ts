import { readFileSync } from "node:fs";
import { join } from "node:path";
import { Script } from "node:vm";
import { keepCode, readCode } from "./kept-code.ts";

type Chunk = (exports: object, require: (name: string) => unknown, module: { exports: object }) => void;

/** A chunk whose code is to be kept when the call is over. */
interface Fresh {
  readonly text: Buffer;
  readonly script: Script;
  readonly keptAs: string;
}

/** What a command may be called; whatever else stands first in a call gets no files of its own. */
const COMMAND = /^[a-z-]{1,20}$/;

/** Exit codes of calls that did what was asked, whatever they found. */
const DONE: readonly unknown[] = [undefined, 0, 1];

/** V8's version and flags; its module is loaded by those calls alone that make new code. */
const tag = (): number => process.getBuiltinModule("node:v8").cachedDataVersionTag();

/**
 * The chunks of the program: each is run when it is first required, with what V8 made of it at an earlier call. Compiling the program, and each of its functions when it
 * is first called, takes as long as a check of a small policy. Every command keeps code of its own beside the chunks, as it uses other functions of them than the next.
 * `NODE_DISABLE_COMPILE_CACHE=1`, which is Node's word for it, switches this off.
 */
export class Chunks {
  private readonly loaded = new Map<string, { readonly exports: object }>();
  private readonly fresh: Fresh[] = [];
  private readonly folder: string;
  private readonly ending: string | undefined;
  /** When code was made of the first chunk that had none. */
  private tag: number | undefined;

  /** @param folder that they lie in, as an absolute path. */
  constructor(folder: string, command = "") {
    this.folder = folder;
    if (process.env["NODE_DISABLE_COMPILE_CACHE"] !== "1" && COMMAND.test(command)) this.ending = `.${command}-${process.version}-${process.arch}.code`;
  }

  require(name: string): object {
    return (this.loaded.get(name) ?? this.run(name)).exports;
  }

  private run(name: string): { readonly exports: object } {
    const module = { exports: {} };
    this.loaded.set(name, module);
    const chunk = this.compile(join(this.folder, name)).runInThisContext() as Chunk;
    chunk(module.exports, (wanted) => this.resolve(wanted), module);
    return module;
  }

  private compile(path: string): Script {
    const text = readFileSync(path);
    const keptAs = this.ending === undefined ? undefined : path + this.ending;
    const cachedData = keptAs === undefined ? undefined : readCode(keptAs, text);
    const script = new Script(text.toString(), { filename: path, ...(cachedData && { cachedData }) });
    if (keptAs !== undefined && (cachedData === undefined || script.cachedDataRejected !== false)) this.remember({ text, script, keptAs });
    return script;
  }

  private remember(fresh: Fresh): void {
    if (this.fresh.push(fresh) > 1) return;
    this.tag = tag();
    process.once("exit", () => this.keep());
  }

  private resolve(wanted: string): unknown {
    return wanted.startsWith("./") ? this.require(wanted.slice(2)) : process.getBuiltinModule(wanted);
  }

  /** At the end, when all functions that the command uses have been compiled. Flags that were changed meanwhile make other code than the next call can use. */
  private keep(): void {
    if (!DONE.includes(process.exitCode) || this.tag !== tag()) return;
    for (const { keptAs, text, script } of this.fresh) keepCode(keptAs, text, script.createCachedData());
  }
}
