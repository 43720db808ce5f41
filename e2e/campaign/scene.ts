import type { Page, Route, Worker } from "@playwright/test";
import type { EngineName } from "../../src/engine/engineReport";
import { expect } from "../page";
import { Playground, smallNetwork } from "../playground";

/** What the page is at when a fault strikes. */
export type Moment = "loading" | "training" | "comparing" | "sweeping";

/** A place to strike: a page at some moment, with its workers and its network in reach. */
export class Scene {
  readonly page: Page;
  readonly playground: Playground;
  readonly moment: Moment;
  /** Steps that were taken and paused at, so that a fault must not lose them. */
  kept = 0;
  readonly #mends: (() => Promise<void>)[] = [];
  #isMended = false;

  constructor(page: Page, moment: Moment) {
    this.page = page;
    this.playground = new Playground(page);
    this.moment = moment;
  }

  /** Takes the cause away. */
  async mend(): Promise<void> {
    this.#isMended = true;
    for (const mend of this.#mends) await mend();
  }

  /** How a cause is taken away that does not go by itself. */
  onMend(mend: () => Promise<void>): void {
    this.#mends.push(mend);
  }

  /** Brings the page to its moment; while it is loading, that is at once. */
  async reach(engine?: EngineName): Promise<void> {
    await this.page.goto(`/#${smallNetwork}`);
    if (this.moment === "loading") return;
    await this.playground.isBuilt();
    if (engine) await this.playground.chooseEngine(engine);
    if (this.moment !== "training") await this.compare();
    await this.playground.trainTo(10);
    this.kept = await this.playground.number("Step");
    if (this.moment === "sweeping") await this.#sweep();
    else await this.train();
  }

  /** Puts models side by side, and waits until they are built. */
  async compare(): Promise<void> {
    await this.playground.button("Compare").click();
    await expect(this.playground.region("KL only")).toBeVisible();
    await this.playground.isBuilt();
  }

  async #sweep(): Promise<void> {
    await this.playground.button("λ sweep").click();
    await this.startSweep(20_000);
    await expect(this.sweepDialog.getByText(/model 1 of 2, step [1-9]/)).toBeVisible();
  }

  async train(): Promise<void> {
    const step = await this.playground.number("Step");
    await this.playground.button("Train").click();
    await this.passes(step);
  }

  /** Starts a sweep in its dialog, over two λ's. */
  async startSweep(steps: number): Promise<void> {
    await this.sweepDialog.getByRole("textbox", { name: "λ's to sweep" }).fill("0.1, 100");
    await this.sweepDialog.getByRole("textbox", { name: "Steps of each model" }).fill(String(steps));
    await this.page.keyboard.press("Enter");
    await this.sweepDialog.getByRole("button", { name: "Start the sweep" }).click();
  }

  get sweepDialog() {
    return this.page.getByRole("dialog", { name: /^λ sweep/ });
  }

  /** Waits until training has taken more steps than so many. */
  async passes(step: number): Promise<void> {
    await this.playground.waitFor("Step", (value) => value > step, PATIENCE_MS);
  }

  /** The worker that trains, where one has started. */
  get worker(): Worker {
    const worker = this.page.workers().find((each) => /\/worker-/.test(each.url()));
    if (!worker) throw new Error("No worker trains.");
    return worker;
  }

  /** Answers what is fetched from addresses like these, by page and workers, for as long as the cause stands. */
  async answer(url: RegExp, how: (route: Route) => Promise<void>): Promise<void> {
    await this.page.context().route(url, (route) => (this.#isMended ? route.continue() : how(route)));
  }

  /** Runs a script before all else in every worker that begins from now on, for as long as the cause stands. */
  async beforeWorkers<Argument>(script: (argument: Argument) => void, argument: Argument): Promise<void> {
    await this.#before(/\/assets\/worker-/, script, argument);
  }

  /** Runs a script before all else in every computing thread that begins from now on, for as long as the cause stands. */
  async beforeThreads<Argument>(script: (argument: Argument) => void, argument: Argument): Promise<void> {
    await this.#before(/\/assets\/thread-/, script, argument);
  }

  async #before<Argument>(url: RegExp, script: (argument: Argument) => void, argument: Argument): Promise<void> {
    const name = `assets/before-${this.#scripts++}.js`;
    await this.page.context().route(`**/${name}`, async (route) => {
      const response = await route.fetch({ url: new URL("/favicon.svg", route.request().url()).href });
      const headers = { ...response.headers(), "content-type": "text/javascript" };
      await route.fulfill({ status: 200, headers, body: `(${script})(${JSON.stringify(argument)})` });
    });
    await this.answer(url, async (route) => {
      const response = await route.fetch();
      // Modules are evaluated in the order in which they are imported.
      await route.fulfill({ response, body: `import "/${name}";\n${await response.text()}` });
    });
  }

  #scripts = 0;
}

/** How long the page may take to go on; limits only end what hangs. */
export const PATIENCE_MS = 90_000;
