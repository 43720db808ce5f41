import { type Browser, test as base, chromium, expect, type LaunchOptions, type Page } from "@playwright/test";

/** A browser that belongs to one story, and its page, which is watched as the other pages are. */
interface OwnBrowser {
  readonly browser: Browser;
  readonly page: Page;
}

interface Watching {
  /**
   * Errors that the page, its workers or the browser reported, as far as no word is `expected` of them; a story that
   * provokes one takes it out again.
   */
  readonly troubles: string[];
  /** What errors are part of the story; each must be reported at least once. Others fail the test. */
  readonly expects: (trouble: RegExp) => void;
  /** Starts a browser for this story alone; it is closed after it. */
  readonly launch: (options?: LaunchOptions) => Promise<OwnBrowser>;
}

/** A test that fails on any error in the console and on any that nobody caught, in whichever browser it is told. */
export const test = base.extend<Watching>({
  troubles: [
    async ({ page }, use) => {
      const troubles: string[] = [];
      watch(page, troubles);
      await use(troubles);
      expect(troubles).toEqual([]);
    },
    { auto: true },
  ],
  expects: async ({ troubles }, use) => {
    const expected: RegExp[] = [];
    await use((trouble) => expected.push(trouble));
    for (const trouble of expected) expect(troubles.join("\n")).toMatch(trouble);
    const others = troubles.splice(0).filter((reported) => !expected.some((trouble) => trouble.test(reported)));
    troubles.push(...others);
  },
  launch: async ({ troubles, baseURL }, use, { project }) => {
    const browsers: Browser[] = [];
    await use(async (options = project.use.launchOptions ?? {}) => {
      const browser = await chromium.launch(options);
      browsers.push(browser);
      const page = await browser.newPage({ baseURL: baseURL ?? "", serviceWorkers: "block" });
      watch(page, troubles);
      return { browser, page };
    });
    for (const browser of browsers) await browser.close();
  },
});

function watch(page: Page, troubles: string[]): void {
  page.on("console", (message) => {
    if (message.type() === "error") troubles.push(`${message.text()} (${message.location().url})`);
  });
  page.on("pageerror", (error) => troubles.push(String(error)));
  page.on("crash", () => troubles.push("The page crashed."));
}

export { expect };
