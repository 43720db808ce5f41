// Writes what is kept of the 64-bit reference's answers to the questions that every engine is asked: `npm run known-answers`.
import { writeFile } from "node:fs/promises";
import { createServer } from "vite";

const file = new URL("../src/engine/knownAnswer/knownAnswers.json", import.meta.url);
const server = await createServer({ server: { middlewareMode: true }, appType: "custom", logLevel: "error" });
try {
  /** @type {typeof import("../src/engine/reference/knownAnswer")} */
  const { answersToKeep, nearestKinks } = /** @type {any} */ (
    await server.ssrLoadModule("/src/engine/reference/knownAnswer.ts")
  );
  /** @param {number} value */
  const rounded = (value) => Number(value.toPrecision(8));
  const lines = Object.entries(answersToKeep()).map(
    ([name, kept]) => `  "${name}": ${JSON.stringify(kept.map((pair) => pair.map(rounded)))}`,
  );
  await writeFile(file, `{\n${lines.join(",\n")}\n}\n`);
  console.log(`Nothing that a ReLU meets is nearer to 0 than ${Math.min(...nearestKinks())}.`);
} finally {
  await server.close();
}
