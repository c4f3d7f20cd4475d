import { createHash, createPrivateKey, createPublicKey, type KeyObject, sign, verify } from "node:crypto";
import type { Phrase } from "../diagnostics/diagnostic.ts";
import { SIGNATURE_PATH } from "./signature-path.ts";

export type KeyResult = { readonly key: KeyObject } | { readonly reason: Phrase };

const NO_PEM: Phrase = { en: "it is no key in PEM form", zh: "不是 PEM 格式的密钥" };
const ENCRYPTED: Phrase = { en: "it is protected by a passphrase; a build can ask nobody", zh: "密钥有口令保护，而编译过程无法询问口令" };
const NOT_ED25519: Phrase = { en: "it is no Ed25519 key", zh: "不是 Ed25519 密钥" };
const PRIVATE: Phrase = { en: "it is a private key; hand out and name the public one", zh: "这是私钥；应分发并指定公钥" };
const PUBLIC: Phrase = { en: "it is a public key; the private one signs", zh: "这是公钥；签名须用私钥" };

/** PKCS #8 in PEM, as `openssl genpkey -algorithm ed25519` writes it. */
export function readPrivateKey(pem: string): KeyResult {
  if (/-----BEGIN ENCRYPTED PRIVATE KEY-----|Proc-Type: 4,ENCRYPTED/.test(pem)) return { reason: ENCRYPTED };
  if (pem.includes("-----BEGIN PUBLIC KEY-----")) return { reason: PUBLIC };
  return readKey(() => createPrivateKey(pem));
}

/** SubjectPublicKeyInfo in PEM, as `openssl pkey -pubout` writes it. */
export function readPublicKey(pem: string): KeyResult {
  if (pem.includes("PRIVATE KEY-----")) return { reason: PRIVATE };
  return readKey(() => createPublicKey(pem));
}

function readKey(read: () => KeyObject): KeyResult {
  try {
    const key = read();
    return key.asymmetricKeyType === "ed25519" ? { key } : { reason: NOT_ED25519 };
  } catch {
    return { reason: NO_PEM };
  }
}

/** The first 16 hexadecimal digits of the SHA-256 of the public key in DER form. */
export function keyIdOf(key: KeyObject): string {
  const publicKey = key.type === "private" ? createPublicKey(key) : key;
  return createHash("sha256").update(publicKey.export({ type: "spki", format: "der" })).digest("hex").slice(0, 16);
}

/** A line of the signature file: Ed25519 (RFC 8032) over the bytes as they are. */
export function signatureLine(bytes: Uint8Array, key: KeyObject): string {
  return `ed25519 ${keyIdOf(key)} ${sign(undefined, bytes, key).toString("base64")}`;
}

const LINE = /^ed25519 ([0-9a-f]{16}) ([A-Za-z0-9+/]{86}==)$/;

/** Why the bytes are not signed by the key; `undefined` where they are. Of several lines of the key one must be right. */
export function signatureFault(bytes: Uint8Array, signatures: string, key: KeyObject): Phrase | undefined {
  const lines = signatures.replace(/\n$/, "").split("\n");
  const broken = lines.findIndex((line) => !LINE.test(line));
  if (broken >= 0) return { en: `line ${broken + 1} of ${SIGNATURE_PATH} is no whole signature`, zh: `${SIGNATURE_PATH} 第 ${broken + 1} 行不是完整的签名` };
  const own = keyIdOf(key);
  const found = lines.map((line) => line.split(" ")).map(([, id = "", signature = ""]) => ({ id, signature }));
  const mine = found.filter(({ id }) => id === own);
  if (mine.length === 0) {
    const ids = [...new Set(found.map(({ id }) => id))].join(", ");
    return { en: `${SIGNATURE_PATH} holds signatures of ${ids}, and this key is ${own}`, zh: `${SIGNATURE_PATH} 中是 ${ids} 的签名，而该密钥为 ${own}` };
  }
  const isSigned = mine.some(({ signature }) => verify(undefined, bytes, key, Buffer.from(signature, "base64")));
  return isSigned ? undefined : { en: "the manifest is not the one that was signed", zh: "清单不是签名时的清单" };
}
