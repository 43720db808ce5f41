import { expect, test } from "../page";
import { goesOn, isWell } from "./afterwards";
import { faults } from "./faults";
import type { Fault } from "./faults/fault";
import { PATIENCE_MS, Scene } from "./scene";
import { expectReadable, messagesOf, wordsOf } from "./words";

test.describe.configure({ timeout: 300_000 });

/** `npm test` tries each fault at one moment, the whole campaign at all of them. */
const momentsOf = (fault: Fault) => (process.env["QUICK_CAMPAIGN"] ? fault.while.slice(0, 1) : fault.while);

for (const [of, rows] of Object.entries(faults)) {
  for (const { fault, moment } of rows.flatMap((row) => momentsOf(row).map((each) => ({ fault: row, moment: each })))) {
    test(`${of}: ${fault.fault}, while ${moment}`, async ({ page, expects }) => {
      if (fault.reports) expects(fault.reports);
      const scene = new Scene(page, moment);
      await strike(scene, fault);
      if (fault.says) await expect.poll(() => wordsOf(page), { timeout: PATIENCE_MS }).toMatch(fault.says);
      await expectReadable(page);
      if (!fault.says) expect(await messagesOf(page)).toEqual([]);
      await goesOn(scene, fault);
      await isWell(scene);
    });
  }
}

async function strike(scene: Scene, { engine, prepare, inject, provoke }: Fault): Promise<void> {
  await prepare?.(scene);
  if (scene.moment === "loading") await inject(scene);
  await scene.reach(engine);
  if (scene.moment === "loading") return;
  await inject(scene);
  await provoke?.(scene);
}
