import fc from "fast-check";
import { expect, test } from "vitest";
import { answerOf } from "../importing/serve";
import { leftOutText } from "../words/importProblems";
import { tellCount } from "./counted";
import { file, importerOf } from "./importing";
import { malformedFiles, validFiles } from "./malformedFiles";

/** As many as take some seconds; `MALFORMED_FILES=20000` tries more. */
const COUNT = Number(process.env.MALFORMED_FILES ?? 4000);
/** Letters in which a page tells what is wrong with a file. */
const MOST_LETTERS = 400;

/** What comes of a file: a data set, or a problem that is told in a sentence. */
async function outcomeOf(name: string, bytes: Uint8Array): Promise<string> {
  const importer = importerOf();
  const answer = await answerOf(importer, { kind: "plan", files: [file(name, bytes)] });
  const last =
    answer.kind === "planned" ? await answerOf(importer, { kind: "import", choices: answer.plan.proposed }) : answer;
  if (last.kind === "imported") return "imported";
  if (last.kind !== "refused") throw new Error(last.kind);
  const words = leftOutText({ where: last.where, problem: last.problem });
  expect(words.length).toBeLessThan(MOST_LETTERS + last.where.length);
  expect(words).not.toMatch(/undefined|NaN|\[object/);
  return last.problem.code;
}

test.each(validFiles)("%s becomes a data set as long as it is whole", async (name, bytes) => {
  expect(await outcomeOf(name, bytes)).toBe("imported");
});

test(`each of ${COUNT} malformed files becomes a data set or is refused in a sentence, in little time and memory`, async () => {
  const outcomes = new Map<string, number>();
  let [tried, slowest, largest] = [0, 0, 0];
  await fc.assert(
    fc.asyncProperty(malformedFiles, async ({ name, bytes }) => {
      const [began, held] = [performance.now(), process.memoryUsage().arrayBuffers];
      const outcome = await outcomeOf(name, bytes);
      slowest = Math.max(slowest, performance.now() - began);
      largest = Math.max(largest, process.memoryUsage().arrayBuffers - held);
      outcomes.set(outcome, (outcomes.get(outcome) ?? 0) + 1);
      tried += 1;
    }),
    { numRuns: COUNT, seed: 17 },
  );
  expect(tried).toBe(COUNT);
  expect(outcomes.size).toBeGreaterThanOrEqual(15);
  expect(outcomes.get("imported") ?? 0).toBeLessThan(COUNT / 2);
  expect(slowest).toBeLessThan(20_000);
  expect(largest).toBeLessThan(256 * 2 ** 20);
  tellCount("malformed files", tried);
});
