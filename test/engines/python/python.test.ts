import { testEngine } from "../run-engine.ts";

testEngine({ name: "Python", needs: ["python3"], command: (tables) => ["python3", "-B", "examples/engines/python/settle.py", tables] });
