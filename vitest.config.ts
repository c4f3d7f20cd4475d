import { defineConfig } from "vitest/config";
import { PATIENCE } from "./test/support/patience.ts";
import { SkipReporter } from "./test/support/skip-reporter.ts";

const resultsFile = process.env["TONGCHOU_TEST_RESULTS"];
const skips = new SkipReporter(process.env["TONGCHOU_REQUIRE_ALL"] === "1");

export default defineConfig({
  test: {
    include: ["test/**/*.test.ts"],
    reporters: ["verbose", ...(resultsFile ? (["json"] as const) : []), skips],
    ...(resultsFile ? { outputFile: { json: resultsFile } } : {}),
    testTimeout: 5 * PATIENCE,
    hookTimeout: 5 * PATIENCE,
    expect: { poll: { timeout: PATIENCE } },
    // Dates and colours in what people see would otherwise differ from machine to machine.
    env: { TZ: "UTC", NO_COLOR: "1" },
  },
});
