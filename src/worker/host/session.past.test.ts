import { afterEach, beforeEach, expect, test } from "vitest";
import type { Checkpoint } from "../../model/state";
import { experiment, Page } from "../../testing/sessionPage";

let page: Page;
beforeEach(() => {
  page = new Page();
});
afterEach(() => page.dispose());

const z = () => Float32Array.of(0.5, -1);
const savedSteps = () => page.reports.flatMap((report) => (report.kind === "saved" ? [report.checkpoint.step] : []));

/** Where the model stands, and what its decoder makes of z there. */
async function halted(): Promise<{ checkpoint: Checkpoint; image: Uint8ClampedArray }> {
  page.send({ kind: "halt" });
  const { step } = await page.next("halted");
  const report = page.reports.findLast((each) => each.kind === "saved" && each.checkpoint.step === step);
  if (report?.kind !== "saved") throw new Error(`Step ${step} was not saved.`);
  page.keep("point", z());
  const { image } = await page.seen("point", (decoded) => decoded.step === step);
  return { checkpoint: report.checkpoint, image };
}

async function recalled(checkpoint: Checkpoint): Promise<Uint8ClampedArray> {
  page.send({ kind: "recall", checkpoint });
  return (await page.seen("point", ({ step }) => step === checkpoint.step)).image;
}

test("a moment that is recalled decodes to the very image that was decoded then, and so does the present", async () => {
  await page.build(1);
  await page.steps(8);
  const then = await halted();
  await page.steps(30);
  const now = await halted();
  expect(now.image).not.toEqual(then.image);
  expect(await recalled(then.checkpoint)).toEqual(then.image);
  expect(await recalled(now.checkpoint)).toEqual(now.image);
});

test("all that is seen of a recalled moment is of its step", async () => {
  await page.build(1);
  const first = await page.seen("survey");
  page.send({ kind: "halt" });
  await page.next("halted");
  await page.steps(20);
  await page.rest();
  const [saved] = page.reports.filter((report) => report.kind === "saved");
  page.send({ kind: "recall", checkpoint: saved?.checkpoint as Checkpoint });
  expect((await page.seen("survey", ({ step }) => step === 0)).mu).toEqual(first.mu);
  expect(await page.next("evaluated", ({ part }) => part === "whole")).toMatchObject({ step: 0 });
});

test("training goes on from a recalled moment by the very steps that it took before", async () => {
  await page.build(1);
  await page.steps(5);
  const { checkpoint } = await halted();
  const before = await page.steps(4);
  page.send({ kind: "recall", checkpoint });
  expect(await page.steps(4)).toEqual(before);
  expect(page.reports.findLast((report) => report.kind === "stepped")).toMatchObject({ step: 9 });
});

test("a halt while training stands still at a step that is saved", async () => {
  await page.build(1);
  page.send({ kind: "train" });
  await page.next("stepped", ({ step }) => step >= 12);
  page.send({ kind: "halt" });
  const { step } = await page.next("halted");
  expect(savedSteps()).toEqual([...new Set([0, 5, 10, ...savedSteps(), step])]);
  expect(page.reports.some((report) => report.kind === "paused" && report.step === step)).toBe(true);
  expect(savedSteps().at(-1)).toBe(step);
});

test("a moment is saved once, though training pauses there", async () => {
  await page.build(1);
  page.send({ kind: "train", until: 10 });
  await page.next("paused");
  expect(savedSteps()).toEqual([0, 5, 10]);
});

test("a run that is begun anew saves its beginning again", async () => {
  await page.build(1);
  await page.steps(2);
  page.send({ kind: "reset", run: 2, seed: experiment.seed });
  await page.steps(2);
  expect(savedSteps()).toEqual([0, 0]);
});
