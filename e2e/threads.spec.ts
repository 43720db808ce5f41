import type { Page } from "@playwright/test";
import { expect, test } from "./page";
import { Playground } from "./playground";

/** What stands before the script of the training worker in these stories: it keeps the threads at hand, to be ended. */
declare global {
  interface Window {
    threads: Worker[];
  }
}

test("a thread whose script throws leaves WASM on one thread, which says why", async ({ page }) => {
  // A page's script is none for a worker: it throws as soon as it is run.
  const [main] = (await (await page.request.get("/")).text()).match(/assets\/index-[^"]+\.js/) ?? [];
  const script = `new URL("../${main}", self.location.href)`;
  const before = `self.Worker = class extends Worker { constructor(_, how) { super(${script}, how); } };`;
  await replaceScript(page, "worker", (worker) => before + worker);
  const playground = new Playground(page);
  await playground.open();
  await isOnOneThread(playground, "A computing thread did not start: Uncaught ReferenceError");
  await playground.trainTo(20);
  await expect(page.getByRole("alert").filter({ visible: true })).toHaveCount(0);
});

for (const [what, before, why] of [
  [
    "throws",
    'self.Worker = class { constructor() { throw new Error("No workers in workers"); } };',
    "did not start: No workers in workers",
  ],
  ["is missing", "delete self.Worker;", null],
] as const) {
  test(`a browser whose Worker ${what} in a worker computes on one thread of WASM`, async ({ page }) => {
    await replaceScript(page, "worker", (script) => before + script);
    const playground = new Playground(page);
    await playground.open();
    if (why) await isOnOneThread(playground, why);
    else await expect(playground.output("Engine in use")).toContainText("WASM · 1 thread");
    await playground.trainTo(20);
  });
}

test("a thread that is lost in the midst of training costs no step, and WASM goes on with fewer", async ({ page }) => {
  const before =
    "self.threads = []; self.Worker = class extends Worker { constructor(...of) { super(...of); self.threads.push(this); } };";
  await replaceScript(page, "worker", (script) => before + script);
  const playground = new Playground(page);
  await playground.open();
  await expect(playground.output("Engine in use")).toContainText("WASM · 2 threads");
  await playground.button("Train").click();
  await playground.waitFor("Step", (step) => step > 20);
  const began = Date.now();
  await page.workers()[0]?.evaluate(() => self.threads[0]?.terminate());
  const step = await playground.number("Step");
  const alert = page.getByRole("alert").filter({ visible: true });
  await expect(alert).toContainText("A computing thread stopped answering.");
  await expect(alert).toContainText("WASM goes on with 1 of 2 threads.");
  test.info().annotations.push({ type: "fewer threads after", description: `${Date.now() - began} ms` });
  await playground.waitFor("Step", (value) => value > step + 20);
  await isOnOneThread(playground, "A computing thread stopped answering.");
  await playground.button("Pause").click();
  await playground.chooseEngine("WASM");
  await expect(playground.output("Engine in use")).toContainText("WASM · 2 threads");
});

/** From the next load on, another script stands in the place of that chunk. */
async function replaceScript(page: Page, chunk: string, change: (script: string) => string): Promise<void> {
  await page.context().route(new RegExp(`assets/${chunk}-[^/]*\\.js$`), async (route) => {
    const response = await route.fetch();
    // A policy of scripts would have the ones of these stories refused.
    const headers = { ...response.headers(), "content-security-policy": "" };
    await route.fulfill({ response, headers, body: change(await response.text()) });
  });
}

async function isOnOneThread(playground: Playground, why: string): Promise<void> {
  await expect(playground.output("Engine in use")).toContainText("WASM · 1 of 2 threads");
  await playground.button("Engine").click();
  await expect(playground.page.getByRole("menu")).toContainText(why);
  await playground.page.keyboard.press("Escape");
}
