// node .ci/count-results.mjs STATUS RESULTS… : prints what failed and why, then "N passed, N failed", and exits 1 if anything failed.
import { readFileSync } from "node:fs";

const [status = "1", ...files] = process.argv.slice(2);
const LINES_OF_A_REASON = 30;
let passed = 0;
let failed = 0;
const tell = (name, reason) => console.log(`FAILED ${name}\n${reason.split("\n").slice(0, LINES_OF_A_REASON).map((line) => `    ${line}`).join("\n")}`);

for (const file of files) {
  let results;
  try {
    results = JSON.parse(readFileSync(file, "utf8"));
  } catch {
    continue; // the run broke before it wrote: its step has failed
  }
  const skipped = results.numPendingTests + results.numTodoTests;
  const isFailed = (one) => one.status === "failed";
  // A file that does not load, or breaks while it clears up.
  const broken = results.testResults.filter((suite) => isFailed(suite) && !suite.assertionResults.some(isFailed));
  passed += results.numPassedTests;
  failed += results.numFailedTests + skipped + broken.length;
  for (const { name, message } of broken) tell(name, message);
  for (const { name, assertionResults } of results.testResults) {
    for (const test of assertionResults) if (isFailed(test)) tell(`${name} > ${test.fullName}`, test.failureMessages.join("\n"));
  }
}
// A step that is no test, such as the type check, or a run that gave no result at all.
if (failed === 0 && (status !== "0" || passed === 0)) failed = 1;
console.log(`${passed} passed, ${failed} failed`);
process.exit(failed === 0 ? 0 : 1);
