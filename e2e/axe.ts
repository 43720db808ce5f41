import type { Page } from "@playwright/test";
import axe from "axe-core";

/**
 * Rules that axe leaves off: what it still tries out, what is new or best practice. Contrast of 7 to 1 is not among them: that
 * is what `prefers-contrast: more` is for.
 */
const rulesThatAreOff = [
  "aria-roledescription",
  "css-orientation-lock",
  "focus-order-semantics",
  "hidden-content",
  "identical-links-same-purpose",
  "label-content-name-mismatch",
  "landmark-complementary-is-top-level",
  "meta-refresh-no-exceptions",
  "p-as-heading",
  "table-fake-caption",
  "target-size",
  "td-has-header",
];

interface Where {
  /** Selector of the part that is looked at; the whole page where it is left out. */
  readonly within?: string;
  /** Rules that do not hold where the page is. */
  readonly offRules?: readonly string[];
}

/**
 * What axe finds by all its rules, as "rule: element". It runs in the page itself, and only what is found leaves it: its own
 * driver takes two to three times as long for a page without frames.
 */
export async function axeViolations(page: Page, { within = "html", offRules = [] }: Where = {}): Promise<string[]> {
  if (!(await page.evaluate(() => "axe" in window))) await page.evaluate(axe.source);
  const on = rulesThatAreOff.map((rule) => [rule, { enabled: true }]);
  const off = offRules.map((rule) => [rule, { enabled: false }]);
  const rules: Record<string, { enabled: boolean }> = Object.fromEntries([...on, ...off]);
  const found = await page.evaluate(
    async ({ within, rules }) => {
      const { violations } = await window.axe.run(within, { rules, reporter: "no-passes" });
      return violations.flatMap(({ id, nodes }) => nodes.map(({ html }) => ({ id, html: html.slice(0, 200) })));
    },
    { within, rules },
  );
  return found.filter(({ id, html }) => !isGuard(id, html)).map(({ id, html }) => `${id}: ${html}`);
}

/**
 * Base UI's guards around what pops up are hidden from screen readers and take the focus all the same, as that is what they
 * are for: they hand it on at once, so that Tab goes around. All other rules hold for them.
 */
function isGuard(rule: string, html: string): boolean {
  return rule === "aria-hidden-focus" && html.includes("data-base-ui-focus-guard");
}

declare global {
  interface Window {
    axe: typeof axe;
  }
}
