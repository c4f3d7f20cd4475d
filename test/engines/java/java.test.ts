import { spawnSync } from "node:child_process";
import { existsSync } from "node:fs";
import { join } from "node:path";
import { root } from "../../house/source.ts";
import { testEngine } from "../run-engine.ts";

const jackson = "/usr/share/java/jackson-core.jar";

testEngine({
  name: "Java",
  needs: ["java", "javac", ...(existsSync(jackson) ? [] : ["libjackson2-core-java"])],
  // Compiled beforehand, as nobody would compile it anew for every file of claims.
  make: (scratch) => {
    const { status, stderr } = spawnSync("javac", ["-Xlint:all,-serial", "-Werror", "-cp", jackson, "-d", join(scratch, "java"), "examples/engines/java/Settle.java"], { cwd: root, encoding: "utf8" });
    if (status !== 0) throw new Error(stderr);
  },
  command: (tables, scratch) => ["java", "-cp", `${jackson}:${join(scratch, "java")}`, "Settle", tables],
});
