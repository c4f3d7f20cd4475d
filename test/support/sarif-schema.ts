import { readFileSync } from "node:fs";
import { Ajv } from "ajv";
import { root } from "../house/source.ts";

/** Draft 4 and draft 7 differ in what this schema uses by the name of its identifier alone; `exclusiveMinimum`, which also changed, does not stand in it. */
function asDraft7(): object {
  const { id, $schema, ...rest } = JSON.parse(readFileSync(`${root}node_modules/@microsoft/jest-sarif/lib/schemas/sarif-2.1.0-rtm.5.json`, "utf8")) as Record<string, unknown>;
  if ($schema !== "http://json-schema.org/draft-04/schema#") throw new Error(`another draft: ${String($schema)}`);
  if (JSON.stringify(rest).includes('"exclusiveM')) throw new Error("the schema uses what the drafts read differently");
  return { ...rest, $id: id };
}

/** RFC 3986: what may stand in a reference, and how one begins that is absolute. */
const reference = /^(?:[A-Za-z0-9\-._~:/?#[\]@!$&'()*+,;=]|%[0-9A-Fa-f]{2})*$/;
const ajv = new Ajv({
  allErrors: true, strict: false, unicodeRegExp: false,
  formats: { "uri-reference": reference, uri: (text) => reference.test(text) && /^[A-Za-z][A-Za-z0-9+.-]*:/.test(text), "date-time": /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(?:\.\d+)?(?:Z|[+-]\d\d:\d\d)$/ },
});
const check = ajv.compile(asDraft7());

/** What the published schema of SARIF 2.1.0 says against a log, a line each. */
export function sarifFaults(log: unknown): readonly string[] {
  return check(log) ? [] : (check.errors ?? []).map(({ instancePath, message }) => `${instancePath} ${message ?? ""}`);
}
