import type { Locator, Page } from "@playwright/test";
import { axeViolations } from "./axe";
import { expect, test } from "./page";
import { Playground, smallNetwork } from "./playground";

/** Where axe looks. */
const sheet = { within: "#learn" };

/** Presses Tab until what has the focus is of a name. */
async function tabTo(page: Page, name: string): Promise<void> {
  const focused = () =>
    page.evaluate(() => {
      const { activeElement } = document;
      return activeElement?.getAttribute("aria-label") ?? activeElement?.textContent ?? "";
    });
  for (let presses = 0; presses < 60 && (await focused()) !== name; presses++) await page.keyboard.press("Tab");
  expect(await focused()).toBe(name);
}

test("a lesson is bet on, run, revealed and broken, keeps the run of before, and is found again after a reload", async ({
  page,
}) => {
  const playground = new Playground(page);
  await playground.open();
  await playground.trainTo(30);
  await playground.button("Learn").click();
  const learn = playground.region("Learn");
  await learn.getByRole("link", { name: "Can the loss reach zero?", exact: true }).click();
  await expect(learn.locator("blockquote")).toContainText("the minimal value will not be necessarily = 0");
  const term = learn.getByRole("button", { name: "squared error", exact: true });
  await term.hover();
  await expect(page.locator("[popover]:popover-open")).toContainText("MSE as means of Gaussians");
  await term.click();
  await expect(page.getByRole("dialog", { name: "Glossary" }).locator("[data-asked]")).toContainText(
    "pixel likelihood",
  );
  await page.keyboard.press("Escape");
  const found = { slide: await axeViolations(page, sheet), bet: [""], run: [""], reveal: [""], puzzle: [""] };
  await learn.getByRole("button", { name: "Next", exact: true }).click();
  await learn.getByRole("slider", { name: "Loss of a perfect copy, BCE", exact: true }).press("Home");
  found.bet = await axeViolations(page, sheet);
  await learn.getByRole("button", { name: "Keep this bet", exact: true }).click();
  await expect(learn).toContainText("Your bet: 0.00 nats");
  expect(await playground.number("Step")).toBeGreaterThanOrEqual(30);
  const reveal = learn.getByRole("button", { name: "Reveal", exact: true });
  await expect(reveal).toHaveAttribute("data-disabled");
  await learn.getByRole("button", { name: "Run", exact: true }).click();
  await expect(reveal).not.toHaveAttribute("data-disabled", { timeout: 200_000 });
  expect(await playground.number("Step")).toBe(40);
  await expect(learn).toContainText(/Your run of before (waits on the shelf|is kept)/);
  await expect(playground.region("Undo")).toContainText("The lesson has begun.");
  found.run = await axeViolations(page, sheet);
  await reveal.click();
  await expect(learn).toContainText("You bet 0.00 nats. It is 45.5 nats: your bet was 45.5 nats too low.");
  const sentence = learn.getByRole("textbox", { name: /In one sentence/ });
  await sentence.fill("Grey pixels cannot be certain.");
  found.reveal = await axeViolations(page, sheet);
  await learn.getByRole("button", { name: "Next", exact: true }).click();
  const goal = learn.getByRole("status", { name: "Goal", exact: true });
  await expect(goal).toContainText("Not yet.");
  await expect(goal).toContainText("loss of a perfect copy: 45.5 nats, not yet at most 0.00 nats. 45.5 nats to go.");
  await playground.unfoldObjective();
  await playground.radio("Pixel likelihood", "Gaussian (MSE)").click();
  await playground.button("Train").click();
  await expect(goal).toContainText("Reached.", { timeout: 200_000 });
  await playground.button("Pause").click();
  found.puzzle = await axeViolations(page, sheet);
  expect(Object.entries(found).filter(([, faults]) => faults.length > 0)).toEqual([]);
  await expect.poll(() => page.url()).toContain("&lesson=16&beat=5");
  await page.reload();
  await expect(learn).toContainText("You have solved it before.");
  await learn.getByRole("button", { name: "4: What came out", exact: true }).click();
  await expect(sentence).toHaveValue("Grey pixels cannot be certain.");
  await learn.getByRole("button", { name: "All lessons", exact: true }).click();
  await learn.getByRole("button", { name: "Your report", exact: true }).click();
  const report = page.getByRole("dialog", { name: "Your report", exact: true });
  await expect(report.getByRole("listitem")).toContainText(["Your bet: 0.00 nats"]);
  await expect(report).toContainText("“Grey pixels cannot be certain.”");
  expect(await axeViolations(page, { within: "[role=dialog]" })).toEqual([]);
  const [saved] = await Promise.all([
    page.waitForEvent("download"),
    report.getByRole("button", { name: "Save as JSON", exact: true }).click(),
  ]);
  expect(saved.suggestedFilename()).toMatch(/^latent-playground-report-\d{4}-\d\d-\d\d\.json$/);
  await report.getByRole("button", { name: "Close", exact: true }).click();
  await learn.getByRole("button", { name: "Close Learn", exact: true }).click();
  await expect(learn).toHaveCount(0);
  await expect(playground.button("Learn")).toBeFocused();
  await expect.poll(() => page.url()).not.toContain("lesson");
});

test("a teacher's link opens a lesson at its bet with controls hidden, for the keyboard alone on a phone", async ({
  page,
}) => {
  await page.setViewportSize({ width: 390, height: 844 });
  await page.emulateMedia({ colorScheme: "dark" });
  const playground = new Playground(page);
  await page.goto(`/#${smallNetwork}&lesson=0`);
  await playground.isBuilt();
  const learn = playground.region("Learn");
  await learn.getByRole("button", { name: "For teachers", exact: true }).click();
  const teachers = page.getByRole("dialog", { name: "For teachers", exact: true });
  await teachers.getByRole("combobox", { name: "Time", exact: true }).selectOption("90 minutes");
  await teachers.getByRole("combobox", { name: "Links open at", exact: true }).selectOption("bet");
  for (const part of ["Explore", "Model", "Training"]) {
    await teachers.getByRole("checkbox", { name: part, exact: true }).check();
  }
  expect(await axeViolations(page, { within: "[role=dialog]" })).toEqual([]);
  const link = teachers.getByRole("link", { name: "Can the loss reach zero?", exact: true });
  await expect(link).toHaveAttribute("href", "#hide=model,training,explore&lesson=16&beat=2");
  await page.goto(`/#${smallNetwork}&${(await link.getAttribute("href"))?.slice(1)}`);
  await page.reload();
  await playground.isBuilt();
  await expect(learn).toContainText("of a digit cost on average");
  for (const name of ["Model", "Training", "Explore"]) await expect(playground.region(name)).toHaveCount(0);
  expect(await axeViolations(page, sheet)).toEqual([]);
  // Beside the panels, never over them: what lies below the sheet can be scrolled above it.
  await playground.region("Reconstructions").scrollIntoViewIfNeeded();
  await page.evaluate(() => scrollTo(0, document.documentElement.scrollHeight));
  const [panel, below] = await Promise.all([playground.region("Reconstructions").boundingBox(), learn.boundingBox()]);
  expect((panel?.y ?? 1e9) + (panel?.height ?? 0)).toBeLessThanOrEqual((below?.y ?? 0) + 1);
  await learn.focus();
  await tabTo(page, "Loss of a perfect copy, BCE");
  await page.keyboard.press("End");
  await tabTo(page, "Keep this bet");
  await page.keyboard.press("Enter");
  await tabTo(page, "Run");
  await page.keyboard.press("Enter");
  await expect(learn).toContainText("Done at step 40.", { timeout: 200_000 });
  await tabTo(page, "Reveal");
  await page.keyboard.press("Enter");
  await expect(learn).toContainText("your bet was 104.5 nats too high.");
  await tabTo(page, "Next");
  await page.keyboard.press("Enter");
  await expect(learn.getByRole("status", { name: "Goal", exact: true })).toContainText("Not yet.");
  await expect(learn.getByRole("heading", { name: "Break it", exact: true })).toBeFocused();
  await expect.poll(() => page.url()).toContain("&hide=model,training,explore&lesson=16&beat=5");
  await page.evaluate(() => {
    location.hash = "lesson=77";
  });
  await expect(learn.getByRole("alert")).toContainText("There is no lesson 77.");
});

/** Goes by mouse from the list of lessons to a lesson's bet, and gives the sheet. */
async function openBet(playground: Playground, question: string): Promise<Locator> {
  const learn = playground.region("Learn");
  await learn.getByRole("link", { name: question, exact: true }).click();
  await learn.getByRole("button", { name: "Next", exact: true }).click();
  return learn;
}

/** Keeps the bet, runs the lesson and reveals what came out, by mouse. */
async function runAndReveal(learn: Locator): Promise<void> {
  await learn.getByRole("button", { name: "Keep this bet", exact: true }).click();
  await learn.getByRole("button", { name: "Run", exact: true }).click();
  const reveal = learn.getByRole("button", { name: "Reveal", exact: true });
  await expect(reveal).not.toHaveAttribute("data-disabled", { timeout: 200_000 });
  await reveal.click();
}

test("two more lessons are played by mouse alone, from the bet to the puzzle", async ({ page }) => {
  const playground = new Playground(page);
  await playground.open();
  await playground.button("Learn").click();

  const layers = await openBet(playground, "How do 784 numbers become 2 and come back?");
  await layers.getByText("Dense layer to 20 numbers", { exact: true }).click();
  await runAndReveal(layers);
  await expect(layers).toContainText("You chose “Dense layer to 20 numbers”. So it is.");
  await layers.getByRole("button", { name: "Next", exact: true }).click();
  const goal = layers.getByRole("status", { name: "Goal", exact: true });
  await expect(goal).toContainText("Not yet.");
  await playground.region("Model").getByRole("combobox", { name: "Architecture" }).click();
  await page.getByRole("option", { name: /^Conv, small/ }).click();
  await page.getByRole("alertdialog").getByRole("button", { name: "Start anew" }).click();
  await expect(goal).toContainText("Reached.", { timeout: 200_000 });
  await layers.getByRole("button", { name: "All lessons", exact: true }).click();

  const logarithm = await openBet(playground, "Why predict log σ²?");
  const axis = logarithm.getByRole("slider", { name: "Smallest σ of any image", exact: true }).locator("xpath=../..");
  const box = await axis.boundingBox();
  await page.mouse.click((box?.x ?? 0) + (box?.width ?? 0) * 0.7, (box?.y ?? 0) + (box?.height ?? 0) / 2);
  await runAndReveal(logarithm);
  await expect(logarithm).toContainText(/You bet .*It is /);
  await logarithm.getByRole("button", { name: "Next", exact: true }).click();
  await expect(goal).toContainText("Not yet.");
  await playground.radio("Encoder noise", "σ = 1").click();
  await playground.button("Train").click();
  await expect(goal).toContainText("Reached.", { timeout: 200_000 });
});
