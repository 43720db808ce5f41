import { test as base, expect } from "@playwright/test";

/** Errors that the page, its workers or the browser reported; a story that provokes one takes it out again. */
interface Troubles {
  readonly troubles: string[];
}

/** A test that fails on any error in the console and on any that nobody caught. */
export const test = base.extend<Troubles>({
  troubles: [
    async ({ page }, use) => {
      const troubles: string[] = [];
      page.on("console", (message) => {
        if (message.type() === "error") troubles.push(`${message.text()} (${message.location().url})`);
      });
      page.on("pageerror", (error) => troubles.push(String(error)));
      page.on("crash", () => troubles.push("The page crashed."));
      await use(troubles);
      expect(troubles).toEqual([]);
    },
    { auto: true },
  ],
});

export { expect };
