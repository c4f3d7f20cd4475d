/** A thread of the check, as the program starts it. */
import { join } from "node:path";
import { Chunks } from "./chunks.ts";

new Chunks(join(import.meta.dirname, "chunks"), "find-worker").require("find-part.js");
