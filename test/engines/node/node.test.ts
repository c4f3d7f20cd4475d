import { testEngine } from "../run-engine.ts";

testEngine({ name: "Node", needs: ["node"], command: (tables) => ["node", "examples/engines/node/settle.mjs", tables] });
