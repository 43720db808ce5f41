import { expect, test } from "./page";
import { Playground } from "./playground";

test("a first visit finds a model that was trained before, under its true name, with lesson 1 at hand; Train begins from nothing", async ({
  page,
}) => {
  const playground = new Playground(page);
  await page.goto("/");
  const bar = playground.region("Narrator");
  const named = "A variational autoencoder trained before, 5 epochs on MNIST";
  await expect(bar).toContainText(named);
  await playground.waitFor("Step", (step) => step === 2345);
  // Its address asks for nothing, so that it is found again as the page is loaded anew.
  await expect.poll(() => new URL(page.url()).hash).toBe("");
  await page.reload();
  await expect(bar).toContainText(named);
  await playground.waitFor("Step", (step) => step === 2345);
  await bar.getByRole("button", { name: "Lesson 1" }).click();
  const lesson = page.getByRole("article", {
    name: "What can be learned from 60,000 digits without a label?",
    exact: true,
  });
  await expect(lesson).toBeVisible();
  await playground.button("Train").click();
  await expect(bar).not.toContainText("trained before");
  await expect.poll(() => new URL(page.url()).hash).toContain("&encoder=");
  await playground.waitFor("Step", (step) => step > 30 && step < 2000);
  await playground.button("Pause").click();
  await expect(playground.button("Train")).toBeVisible();

  // What was trained here is offered on the next visit, and a link opens what it names.
  await playground.button("Runs").click();
  await expect(page.getByRole("dialog", { name: "Runs", exact: true })).toContainText("It is open here.");
  await page.goto("about:blank");
  await page.goto("/");
  await expect(playground.region("Earlier run")).toContainText("is kept");
  await expect(bar).not.toContainText("trained before");
});

test("settings that are changed before the example has come stay as they are", async ({ page }) => {
  const playground = new Playground(page);
  let hand: () => void = () => undefined;
  const held = new Promise<void>((resolve) => {
    hand = resolve;
  });
  await page.route("**/example/run.zip", async (route) => {
    await held;
    await route.continue();
  });
  await page.goto("/");
  await playground.isBuilt();
  await playground.radio("Objective", "KL only").click();
  const arrived = page.waitForResponse("**/example/run.zip");
  hand();
  await (await arrived).finished();
  await expect(playground.output("Held-out total loss")).toContainText("10,000");
  await expect(playground.radio("Objective", "KL only")).toBeChecked();
  await expect(playground.region("Narrator")).not.toContainText("trained before");
});

test("a link opens what it names, and no example", async ({ page }) => {
  const playground = new Playground(page);
  const asked: string[] = [];
  page.on("request", (request) => asked.push(request.url()));
  await playground.open();
  await expect(playground.output("Held-out total loss")).toContainText("10,000");
  expect(asked.filter((url) => url.includes("/example/"))).toEqual([]);
  await expect(playground.region("Narrator")).not.toContainText("trained before");
});
