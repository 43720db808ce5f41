import type { Page } from "@playwright/test";
import { type Manner as Manners, type Translation, translate } from "./browsers/translate.mjs";

export type Manner = Manners;

/** Has the browser translate the page as Google Translate does, from its first text on and whatever changes later. */
export async function translateContinuously(page: Page, translation: Translation): Promise<void> {
  await page.addInitScript(translate, translation);
}
