import type { Route } from "@playwright/test";
import type { EngineName } from "../../src/engine/engineReport";
import { Playground } from "../playground";
import type { Scene } from "./scene";
import { hide } from "./scripts";

/** Brings a cause of trouble into a page; before it is opened where the moment is loading. */
export type Injection = (scene: Scene) => Promise<void>;

/** Answers with an HTTP status and nothing else. */
export function answers(url: RegExp, status: number): Injection {
  return (scene) => scene.answer(url, (route) => route.fulfill({ status, body: "" }));
}

/** Answers with other bytes than those that belong there. */
export function alters(url: RegExp, alter: (body: Buffer) => Buffer): Injection {
  return (scene) =>
    scene.answer(url, async (route) => {
      const response = await route.fetch();
      await route.fulfill({ response, body: alter(await response.body()) });
    });
}

/** Breaks the connection, or has never had one. */
export function breaks(url: RegExp): Injection {
  return (scene) => scene.answer(url, (route) => route.abort("connectionreset"));
}

/** Answers only after so many ms. */
export function delays(url: RegExp, ms: number): Injection {
  return (scene) => scene.answer(url, async (route) => void setTimeout(() => void goOn(route), ms));
}

async function goOn(route: Route): Promise<void> {
  // A page that has been closed in the meantime asks for nothing any more.
  await route.continue().catch(() => undefined);
}

/** Runs a script before the page's own. */
export function inPage<Argument>(script: (argument: Argument) => void, argument: Argument): Injection {
  const content = `(${script})(${JSON.stringify(argument)})`;
  return async ({ page }) => {
    await page.addInitScript({ content });
    if (page.url() !== "about:blank") await page.evaluate(content);
  };
}

/** Runs a script before the worker's own. */
export function inWorker<Argument>(script: (argument: Argument) => void, argument: Argument): Injection {
  return (scene) => scene.beforeWorkers(script, argument);
}

/** Runs a script before a computing thread's own. */
export function inThread<Argument>(script: (argument: Argument) => void, argument: Argument): Injection {
  return (scene) => scene.beforeThreads(script, argument);
}

/** Runs a script in the worker that trains. */
export function toWorker<Argument = null>(
  script: (argument: Argument) => void,
  ...[argument]: Argument extends null ? [] : [Argument]
): Injection {
  return async ({ worker }) => {
    // A worker that ends, or answers no more, does not say that it has run a script.
    void worker.evaluate(`(${script})(${JSON.stringify(argument ?? null)})`).catch(() => undefined);
  };
}

/** Runs a script in the page at the moment, and nothing where it is loading. */
export function toPage<Argument>(script: (argument: Argument) => void, argument: Argument): Injection {
  return async ({ page }) => page.evaluate(`(${script})(${JSON.stringify(argument)})`);
}

/** Presses what has a role and a name. */
export function press(role: "button" | "radio" | "menuitem" | "menuitemradio", name: string | RegExp): Injection {
  return async ({ page }) => page.getByRole(role, { name, exact: true }).first().click();
}

/** Takes the network away until it is mended, or for good. */
export const goesOffline: Injection = async (scene) => {
  const context = scene.page.context();
  await context.setOffline(true);
  scene.onMend(() => context.setOffline(false));
};

/** Hides the page for a while, before it is opened or while it is open. */
export function hides(ms: number): Injection {
  return async (scene) => {
    await inPage(hide, true)(scene);
    const { page } = scene;
    const show = () => page.evaluate(`(${hide})(false)`).catch(() => undefined);
    if (scene.moment === "loading") setTimeout(() => void show(), ms);
    else {
      await page.waitForTimeout(ms);
      await show();
    }
  };
}

/** Has the browser freeze the page for a while, as a tab that has long been in the background. */
export function freezes(ms: number): Injection {
  return async ({ page }) => {
    const session = await page.context().newCDPSession(page);
    await session.send("Page.setWebLifecycleState", { state: "frozen" });
    await page.waitForTimeout(ms);
    await session.send("Page.setWebLifecycleState", { state: "active" });
    await session.detach();
  };
}

/** Moves the window to a screen of finer pixels, of which it shows so many. */
export function changesScreen(width: number, height: number, deviceScaleFactor: number): Injection {
  return async ({ page }) => {
    const session = await page.context().newCDPSession(page);
    const screen = { width, height, deviceScaleFactor, mobile: false };
    await session.send("Emulation.setDeviceMetricsOverride", screen);
  };
}

/** Changes the page's address to another link, as a press on one does, or Back. */
export function follows(hash: string): Injection {
  return async (scene) => {
    const follow = `location.hash = ${JSON.stringify(hash)}`;
    if (scene.moment !== "loading") await scene.page.evaluate(follow);
    else await scene.page.addInitScript({ content: `addEventListener("DOMContentLoaded", () => { ${follow}; })` });
  };
}

/** Opens the page once more beside, and has it train there. */
export const opensTwice: Injection = async ({ page }) => {
  const other = new Playground(await page.context().newPage());
  await other.open();
  await other.trainTo(10);
  await other.button("Train").click();
};

/** Goes back to the address before, as the button of the browser does. */
export const goesBack: Injection = async ({ page }) => void (await page.goBack());

/** Reloads the page, and confirms it where the browser asks; what was trained is gone, and only its settings stay. */
export const reloads: Injection = async (scene) => {
  scene.page.once("dialog", (dialog) => void dialog.accept());
  await scene.page.reload();
  await scene.playground.isBuilt();
  await startsAnew(scene);
};

/** Puts models side by side, and waits until they are built. */
export const compares: Injection = async (scene) => {
  await scene.compare();
  await startsAnew(scene);
};

/** Chooses an engine in the menu, whatever comes of it. */
export function chooses(engine: EngineName): Injection {
  return async ({ page, playground }) => {
    await playground.button("Engine").click();
    await page.getByRole("menuitem", { name: new RegExp(`^${engine}`) }).click();
  };
}

/** What else takes the cause away. */
export function mendedBy(injection: Injection): Injection {
  return async (scene) => scene.onMend(() => injection(scene));
}

/** Leaves the page as it is. */
export const nothing: Injection = async () => undefined;

/** Begins new models, to which no step is owed. */
export const startsAnew: Injection = async (scene) => {
  scene.kept = 0;
};

/** One after another. */
export function inTurn(...injections: readonly Injection[]): Injection {
  return async (scene) => {
    for (const inject of injections) await inject(scene);
  };
}
