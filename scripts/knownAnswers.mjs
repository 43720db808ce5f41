// Writes what is kept of the 64-bit reference's answers to the questions that every engine is asked: `npm run known-answers`.
import { writeFile } from "node:fs/promises";
import { withSources } from "./sources.mjs";

const file = new URL("../src/engine/knownAnswer/knownAnswers.json", import.meta.url);
await withSources(async (load) => {
  /** @type {typeof import("../src/engine/reference/knownAnswer")} */
  const { answersToKeep, nearestKinks } = await load("/src/engine/reference/knownAnswer.ts");
  /** @param {number} value */
  const rounded = (value) => Number(value.toPrecision(8));
  const lines = Object.entries(answersToKeep()).map(
    ([name, kept]) => `  "${name}": ${JSON.stringify(kept.map((pair) => pair.map(rounded)))}`,
  );
  await writeFile(file, `{\n${lines.join(",\n")}\n}\n`);
  console.log(`Nothing that a ReLU meets is nearer to 0 than ${Math.min(...nearestKinks())}.`);
});
