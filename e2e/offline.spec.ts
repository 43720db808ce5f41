import type { BrowserContext, Page } from "@playwright/test";
import { startHost } from "./browsers/host.mjs";
import { nextBuild, nextTitle, site } from "./nextBuild";
import { expect, test } from "./page";
import { Playground, smallNetwork } from "./playground";

test.use({ serviceWorkers: "allow" });

const title = "Latent Playground";

async function open(page: Page, url: string): Promise<Playground> {
  await page.goto(`${url}#${smallNetwork}`);
  const playground = new Playground(page);
  await playground.isBuilt();
  return playground;
}

async function openKept(page: Page, url: string): Promise<Playground> {
  const playground = await open(page, url);
  await expect(playground.output("Offline use")).toHaveText(/without a connection/);
  return playground;
}

/** How many builds are kept, the data apart. */
function buildsKept(page: Page): Promise<number> {
  return page.evaluate(async () => (await caches.keys()).filter((name) => !name.includes(" data ")).length);
}

test("a newer build waits, mixes with no page of the older one, and takes over at a press or at the next visit", async ({
  page,
  context,
}) => {
  const next = await nextBuild();
  const host = await startHost({ isolated: false, folder: "/vae/", root: site });
  try {
    const first = await openKept(page, host.url);
    await first.button("Train").click();
    await first.waitFor("Step", (step) => step > 5);
    host.replace(next.folder);

    const otherPage = await context.newPage();
    const other = await open(otherPage, host.url);
    await expect(otherPage).toHaveTitle(title);
    await expect(other.output("New version")).toContainText("A new version is ready.");
    await expect(first.output("New version")).toContainText("Loading it ends this run");
    expect(await page.evaluate(() => performance.getEntriesByType("navigation").length)).toBe(1);

    // A page that opens meanwhile has its worker tidy up: the build that waits loses nothing.
    await otherPage.reload();
    await other.isBuilt();
    await expect(other.output("Offline use")).toHaveText(/without a connection/);
    expect(await buildsKept(otherPage)).toBe(2);
    await other.output("New version").getByRole("button", { name: "Load it" }).click();
    await expect(otherPage).toHaveTitle(nextTitle);
    await other.isBuilt();
    await expect(first.button("Pause")).toBeVisible();
    await expect(page).toHaveTitle(title);
    expect(await buildsKept(page)).toBe(2);
    await first.button("Compare").click();
    await expect(first.region("KL only")).toBeVisible();

    await page.close();
    // The browser frees what a closed page held in its own time; the visit after that finds it free.
    const keptAtNextVisit = async () => {
      await otherPage.reload();
      await other.isBuilt();
      await expect(other.output("Offline use")).toHaveText(/without a connection/);
      return buildsKept(otherPage);
    };
    await expect.poll(keptAtNextVisit).toBe(1);

    host.replace(site);
    await otherPage.reload();
    await expect(other.output("New version")).toContainText("A new version is ready.");
    await other.output("New version").getByRole("button", { name: "Later" }).click();
    await expect(other.output("New version")).toBeEmpty();
    await expect(otherPage).toHaveTitle(nextTitle);
    await otherPage.close();
    const later = await context.newPage();
    await openKept(later, host.url);
    await expect(later).toHaveTitle(title);
  } finally {
    await host.stop();
    await next.remove();
  }
});

test("only whole files of its own build are kept; without room none are, and the page is as before", async ({
  page,
}) => {
  const host = await startHost({ isolated: false, folder: "/vae/" });
  try {
    const session = await page.context().newCDPSession(page);
    const { origin } = new URL(host.url);
    await session.send("Storage.overrideQuotaForOrigin", { origin, quotaSize: 3_000_000 });
    const playground = await open(page, host.url);
    await playground.trainTo(5);
    expect(await page.evaluate(() => crossOriginIsolated)).toBe(true);
    await expect.poll(() => isAsked(page.context())).toBe(true);
    await expect.poll(() => page.evaluate(() => caches.match("./"))).toBeUndefined();
    await session.send("Storage.overrideQuotaForOrigin", { origin });
    await page.reload();
    await openKept(page, host.url);
    await expect(playground.output("Offline use")).toHaveText(/without a connection/);
    const kept = await page.evaluate(async () => {
      const requests = await Promise.all((await caches.keys()).map(async (name) => (await caches.open(name)).keys()));
      const answers = await Promise.all(requests.flat().map((request) => caches.match(request)));
      return answers.map((answer) => [answer?.status, answer?.type, answer?.redirected].join());
    });
    expect(kept.length).toBeGreaterThan(100);
    expect([...new Set(kept)]).toEqual(["200,basic,false"]);
    const client = await page.context().newCDPSession(page);
    const { errors, url } = await client.send("Page.getAppManifest");
    expect({ errors, url }).toEqual({ errors: [], url: `${host.url}manifest.webmanifest` });
    // Nothing stands against installing the page but that this window is a private one.
    const { installabilityErrors } = await client.send("Page.getInstallabilityErrors");
    expect(installabilityErrors.map(({ errorId }) => errorId)).toEqual(["in-incognito"]);
    await page.goto(`${host.url}?sw=off#${smallNetwork}`);
    await playground.isBuilt();
    expect(await page.evaluate(() => caches.keys())).toEqual([]);
    expect(await page.evaluate(async () => (await navigator.serviceWorker.getRegistrations()).length)).toBe(0);
  } finally {
    await host.stop();
  }
});

/** Whether a service worker has been started. */
async function isAsked(context: BrowserContext): Promise<boolean> {
  return context.serviceWorkers().length > 0;
}

test("what a server no longer has, or does not give now, is named; one press or the server's return mends it", async ({
  page,
  expects,
}) => {
  expects(/ERR_INTERNET_DISCONNECTED/);
  expects(/404/);
  expects(/FetchFailure/);
  const next = await nextBuild();
  const host = await startHost({ isolated: true });
  try {
    const playground = await open(page, `${host.url}?sw=off`);
    const alert = page.getByRole("alert", { name: "Compare" });
    await page.context().setOffline(true);
    await playground.button("Compare").click();
    await expect(alert).toContainText("Its server does not answer");
    await page.context().setOffline(false);
    await expect(playground.region("KL only")).toBeVisible();
    await playground.button("End comparison").click();
    // The address follows a moment later.
    await expect(page).not.toHaveURL(/compare=/);
    await page.reload();
    await playground.isBuilt();
    host.replace(next.folder);
    await playground.button("Compare").click();
    await expect(alert).toContainText("“Compare” is gone: a newer version");
    await expect(alert).toContainText("leaves the run");
    await alert.getByRole("button", { name: "Reload the page" }).click();
    await expect(page).toHaveTitle(nextTitle);
    await playground.isBuilt();
    expect(page.url()).toContain("latent=2");
  } finally {
    await host.stop();
    await next.remove();
  }
});
