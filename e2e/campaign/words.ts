import type { Page } from "@playwright/test";
import { expect } from "../page";

/** Longest that a message may be, in characters: more is a dump and not a message. */
const LONGEST = 800;

/** What no page may say: values that were meant for programs, and traces of them. */
const leaks = /\bundefined\b|\bNaN\b|\[object |\bat https?:|\.js:\d+/;

/** A name out of the code; `requestDevice` and its like are what browsers say of their own functions. */
const codeName = /\b[a-z]+(?:[A-Z][a-z]+)+\b/;

/** Holds the page to words that a person can read, whatever has happened to it. */
export async function expectReadable(page: Page): Promise<void> {
  expect(await wordsOf(page)).not.toMatch(leaks);
  for (const message of await messagesOf(page)) {
    expect(message.length, message).toBeLessThan(LONGEST);
    // Addresses are what browsers say, and the names of files in them are the build's. So are calls in brackets.
    expect(message.replaceAll(/https?:\S+|\(\w+\)/g, "")).not.toMatch(codeName);
  }
}

/** All that can be read or heard of the page, a text or attribute a line. */
export function wordsOf(page: Page): Promise<string> {
  return page.evaluate(textsOf);
}

/** What the page has to tell: its alerts and the troubles of a sweep, as they are read, behind a dialog too. */
export async function messagesOf(page: Page): Promise<string[]> {
  const texts = await page.locator("[role=alert], [data-trouble]").allInnerTexts();
  return texts.filter((text) => text.trim() !== "");
}

/** Runs in the page. */
function textsOf(): string {
  const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  const texts: string[] = [];
  while (walker.nextNode()) texts.push(walker.currentNode.textContent ?? "");
  for (const name of ["aria-label", "aria-valuetext", "title", "alt", "placeholder"]) {
    for (const element of document.body.querySelectorAll(`[${name}]`)) texts.push(element.getAttribute(name) ?? "");
  }
  return texts.join("\n");
}
