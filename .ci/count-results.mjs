// node .ci/count-results.mjs STATUS RESULTS… : prints "N passed, N failed" and exits 1 if anything failed.
import { readFileSync } from "node:fs";

const [status = "1", ...files] = process.argv.slice(2);
let passed = 0;
let failed = 0;
for (const file of files) {
  let results;
  try {
    results = JSON.parse(readFileSync(file, "utf8"));
  } catch {
    continue; // the run broke before it wrote: its step has failed
  }
  const skipped = results.numPendingTests + results.numTodoTests;
  const unloadable = results.testResults.filter((suite) => suite.status === "failed" && suite.assertionResults.length === 0);
  passed += results.numPassedTests;
  failed += results.numFailedTests + skipped + unloadable.length;
}
// A step that is no test, such as the type check, or a run that gave no result at all.
if (failed === 0 && (status !== "0" || passed === 0)) failed = 1;
console.log(`${passed} passed, ${failed} failed`);
process.exit(failed === 0 ? 0 : 1);
