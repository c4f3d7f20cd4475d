import { execFileSync } from "node:child_process";
import { createPublicKey, generateKeyPairSync, verify as verifyBytes } from "node:crypto";
import { appendFileSync, existsSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { keyIdOf, readPrivateKey, readPublicKey, signatureFault, signatureLine } from "../../compiler/cli/signature.ts";
import { writeTables } from "../../compiler/cli/write-tables.ts";
import { requireTool } from "../support/require-tool.ts";
import { ciWorkspace, FILE } from "./ci-workspace.ts";
import { realFiles, scratchFolder } from "./memory-host.ts";

const pair = () => generateKeyPairSync("ed25519", { privateKeyEncoding: { type: "pkcs8", format: "pem" }, publicKeyEncoding: { type: "spki", format: "pem" } });
const [own, stranger] = [pair(), pair()];
const SIG = "dist/tables/manifest.sig";
const MANIFEST = "dist/tables/manifest.json";

function signedWorkspace() {
  const workspace = ciWorkspace();
  for (const [name, text] of [["private.pem", own.privateKey], ["public.pem", own.publicKey], ["stranger.pem", stranger.publicKey]] as const) workspace.write(name, text);
  const verify = (...options: readonly string[]) => workspace.tongchou("verify", "dist/tables", "--key", "public.pem", ...options);
  return { ...workspace, verify, build: () => workspace.tongchou("build", "--sign", "private.pem") };
}

describe("a signed build", () => {
  test("is accepted with its key, and without one", async () => {
    const { build, verify, tongchou, read } = signedWorkspace();
    const { code, out } = await build();
    const id = keyIdOf(createPublicKey(own.publicKey));
    expect([code, out]).toEqual([0, expect.stringContaining(`Signed with key ${id}.\n`)]);
    expect(read(SIG)).toMatch(new RegExp(`^ed25519 ${id} [A-Za-z0-9+/]{86}==\\n$`));
    expect(await verify()).toMatchObject({ code: 0, err: "", out: expect.stringContaining(`Signed with key ${id}.`) });
    expect(await tongchou("verify", "dist/tables")).toMatchObject({ code: 0, err: "" });
    expect(await tongchou("diff", "dist/tables", ".")).toMatchObject({ code: 0 });
  });

  test("is the same bytes each time", async () => {
    const { build, read } = signedWorkspace();
    await build();
    const before = read(SIG);
    await build();
    expect(read(SIG)).toBe(before);
  });

  const tables = (folder: string): string => join(folder, "dist/tables/linhai", readdirSync(join(folder, "dist/tables/linhai"))[0]!);
  const changes: Readonly<Record<string, readonly [change: (folder: string) => void, why: string]>> = {
    "no signature": [(folder) => rmSync(join(folder, SIG)), "there is no manifest.sig"],
    "a signature cut short": [(folder) => writeFileSync(join(folder, SIG), readFileSync(join(folder, SIG), "utf8").slice(0, 60)), "line 1 of manifest.sig is no whole signature"],
    "an empty signature": [(folder) => writeFileSync(join(folder, SIG), ""), "line 1 of manifest.sig is no whole signature"],
    "words behind the signature": [(folder) => appendFileSync(join(folder, SIG), "and more\n"), "line 2 of manifest.sig is no whole signature"],
    "a manifest with a space more": [(folder) => appendFileSync(join(folder, MANIFEST), " "), "the manifest is not the one that was signed"],
    "a manifest with a byte-order mark": [(folder) => writeFileSync(join(folder, MANIFEST), `\ufeff${readFileSync(join(folder, MANIFEST), "utf8")}`), "the manifest is not the one that was signed"],
    "a manifest that is not UTF-8": [(folder) => writeFileSync(join(folder, MANIFEST), Buffer.of(0xff)), "the manifest is not the one that was signed"],
    "a figure changed": [(folder) => writeFileSync(tables(folder), readFileSync(tables(folder), "utf8").replace("80000", "80001")), "TC9115"],
    "a file gone": [(folder) => rmSync(tables(folder)), "TC9114"],
    "a file more": [(folder) => writeFileSync(join(folder, "dist/tables/more.json"), "{}"), "error TC9117"],
    "no manifest": [(folder) => rmSync(join(folder, MANIFEST)), "TC9110"],
  };
  test.each(Object.entries(changes))("is refused with %s", async (_name, [change, why]) => {
    const { build, verify, folder } = signedWorkspace();
    await build();
    change(folder);
    const { code, out, err } = await verify();
    expect([code, out]).toEqual([1, ""]);
    expect(err).toContain(why);
    expect(err).toContain("“dist/tables” is refused.");
  });

  test("is refused with another key, and with a bit of its signature changed", async () => {
    const { build, verify, tongchou, read, write } = signedWorkspace();
    await build();
    expect(await tongchou("verify", "dist/tables", "--key", "stranger.pem")).toMatchObject({ code: 1, err: expect.stringContaining(`holds signatures of ${keyIdOf(createPublicKey(own.publicKey))}, and this key is ${keyIdOf(createPublicKey(stranger.publicKey))}`) });
    write(SIG, read(SIG).replace(/ (.)(\S+)\n$/, (_all, first: string, rest: string) => ` ${first === "A" ? "B" : "A"}${rest}\n`));
    expect(await verify()).toMatchObject({ code: 1, err: expect.stringContaining("not the one that was signed") });
  });

  test("loses its signature when it is built without one", async () => {
    const { build, tongchou, folder, verify } = signedWorkspace();
    await build();
    expect((await tongchou("build")).code).toBe(0);
    expect(existsSync(join(folder, SIG))).toBe(false);
    expect((await verify()).code).toBe(1);
  });

  test("of what has errors is not made, and the one before stands with its signature", async () => {
    const { build, verify, edit } = signedWorkspace();
    await build();
    edit(FILE, "    | secondary | 85%   |\n", "");
    expect((await build()).code).toBe(1);
    expect((await verify()).code).toBe(0);
  });
});

describe("a key", () => {
  const rsa = generateKeyPairSync("rsa", { modulusLength: 2048, privateKeyEncoding: { type: "pkcs8", format: "pem" }, publicKeyEncoding: { type: "spki", format: "pem" } });
  const locked = generateKeyPairSync("ed25519", { privateKeyEncoding: { type: "pkcs8", format: "pem", cipher: "aes-256-cbc", passphrase: "x" }, publicKeyEncoding: { type: "spki", format: "pem" } });

  test.each([
    ["the public one", own.publicKey, "it is a public key"], ["of another kind", rsa.privateKey, "it is no Ed25519 key"],
    ["with a passphrase", locked.privateKey, "protected by a passphrase"], ["that is none", "hello", "it is no key in PEM form"],
  ])("to sign with, %s, is refused", (_name, pem, why) => {
    expect(readPrivateKey(pem)).toEqual({ reason: expect.objectContaining({ en: expect.stringContaining(why) }) });
  });

  test.each([
    ["the private one", own.privateKey, "it is a private key"], ["of another kind", rsa.publicKey, "it is no Ed25519 key"], ["that is none", "", "it is no key in PEM form"],
  ])("to verify with, %s, is refused", (_name, pem, why) => {
    expect(readPublicKey(pem)).toEqual({ reason: expect.objectContaining({ en: expect.stringContaining(why) }) });
  });

  test("that cannot be used is the fault of the call, and nothing is written", async () => {
    const { tongchou, folder } = signedWorkspace();
    for (const key of ["public.pem", "nowhere.pem", "."]) expect(await tongchou("build", "--sign", key)).toMatchObject({ code: 2, out: "", err: expect.stringContaining("TC9014") });
    expect(existsSync(join(folder, "dist"))).toBe(false);
    await tongchou("build");
    for (const key of ["private.pem", "nowhere.pem"]) expect(await tongchou("verify", "dist/tables", "--key", key)).toMatchObject({ code: 2, out: "", err: expect.stringContaining("TC9014") });
  });
});

describe("around the rename of the manifest", () => {
  const [one, two] = [readPrivateKey(own.privateKey), readPublicKey(own.publicKey)];
  if ("reason" in one || "reason" in two) throw new Error("the pair is sound");
  const build = (text: string) => {
    const manifest = `{"files":[],"of":"${text}"}`;
    return { data: [{ path: `${text}.json`, text }], manifest: { path: "manifest.json", text: manifest, signature: { path: "manifest.sig", line: signatureLine(new TextEncoder().encode(manifest), one.key) } } };
  };

  test("a build that is stopped at any step leaves a manifest that its signature fits", () => {
    const steps = (stopAt: number): boolean => {
      const folder = scratchFolder();
      const [old, next] = [build("old"), build("next")];
      writeTables(folder, old.data, old.manifest, realFiles, () => []);
      let step = 0;
      const stopping = <A extends readonly unknown[], R>(action: (...args: A) => R) => (...args: A): R => {
        step += 1;
        if (step >= stopAt) throw Object.assign(new Error("stopped"), { code: "EIO" });
        return action(...args);
      };
      const files = { ...realFiles, writeNew: stopping(realFiles.writeNew), rename: stopping(realFiles.rename), remove: stopping(realFiles.remove) };
      try {
        writeTables(folder, next.data, next.manifest, files, () => []);
      } catch {
        // As a lost power would.
      }
      expect(signatureFault(readFileSync(join(folder, "manifest.json")), readFileSync(join(folder, "manifest.sig"), "utf8"), two.key)).toBeUndefined();
      return step >= stopAt;
    };
    let count = 1;
    while (steps(count)) count += 1;
    expect(count).toBeGreaterThan(6);
  });
});

describe("openssl", () => {
  const openssl = (folder: string, ...args: readonly string[]): string => execFileSync("openssl", args, { cwd: folder, encoding: "utf8", stdio: ["ignore", "pipe", "pipe"] });

  requireTool("openssl")("makes the keys, names them and verifies the signature as the document says", async () => {
    const workspace = ciWorkspace();
    const { folder, tongchou, read } = workspace;
    openssl(folder, "genpkey", "-algorithm", "ed25519", "-out", "private.pem");
    openssl(folder, "pkey", "-in", "private.pem", "-pubout", "-out", "public.pem");
    expect((await tongchou("build", "--sign", "private.pem")).code).toBe(0);
    expect((await tongchou("verify", "dist/tables", "--key", "public.pem")).code).toBe(0);
    const [, id, signature] = read(SIG).trim().split(" ");
    openssl(folder, "pkey", "-pubin", "-in", "public.pem", "-outform", "DER", "-out", "public.der");
    expect(openssl(folder, "dgst", "-sha256", "-r", "public.der").slice(0, 16)).toBe(id);
    writeFileSync(join(folder, "signature.bin"), Buffer.from(signature!, "base64"));
    const check = (): string => openssl(folder, "pkeyutl", "-verify", "-pubin", "-inkey", "public.pem", "-rawin", "-in", MANIFEST, "-sigfile", "signature.bin");
    expect(check()).toContain("Signature Verified Successfully");
    appendFileSync(join(folder, MANIFEST), " ");
    expect(check).toThrow();
  });

  requireTool("openssl")("signs what this program accepts", async () => {
    const { folder, build, verify, write } = signedWorkspace();
    await build();
    openssl(folder, "pkeyutl", "-sign", "-inkey", "private.pem", "-rawin", "-in", MANIFEST, "-out", "signature.bin");
    const bytes = readFileSync(join(folder, "signature.bin"));
    expect(verifyBytes(undefined, readFileSync(join(folder, MANIFEST)), own.publicKey, bytes)).toBe(true);
    write(SIG, `ed25519 ${keyIdOf(createPublicKey(own.publicKey))} ${bytes.toString("base64")}\n`);
    expect((await verify()).code).toBe(0);
  });
});
