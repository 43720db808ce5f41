import type { Page } from "@playwright/test";
import { expect, test } from "./page";
import { Playground, smallNetwork } from "./playground";

test("three objectives are trained in step, and one of them is kept", async ({ page }) => {
  const playground = new Playground(page);
  await playground.open();
  await playground.trainTo(20);
  const stepBefore = await playground.number("Step");
  const decodedBefore = await playground.decodedImage();
  await playground.button("Compare").click();
  const column = (name: string) => playground.region(name);
  for (const name of ["Reconstruction only", "KL only", "Combined"]) await expect(column(name)).toBeVisible();
  await playground.isBuilt();
  await expect(playground.output("Step")).toContainText(/^0/);

  await playground.trainTo(200);
  const number = async (name: string, of: string) =>
    Number.parseFloat((await column(name).getByRole("status", { name: of, exact: true }).textContent()) ?? "");
  const largest = async (name: string) => number(name, "Largest |μ|");
  await expect.poll(async () => (await largest("KL only")) < (await largest("Reconstruction only"))).toBe(true);
  await expect.poll(async () => (await curveEnds(page)).length).toBe(3);
  // Curves are redrawn a few times a second, each in its own time.
  await expect.poll(async () => widthOf(await curveEnds(page))).toBeLessThanOrEqual(1);

  await playground.button("End comparison").click();
  await expect(playground.output("Step")).toHaveText(String(stepBefore));
  await expect.poll(() => playground.decodedImage()).toBe(decodedBefore);
});

test("a comparison that is set up with one press trains, and the model that is kept goes on where the comparison left it", async ({
  page,
}) => {
  const playground = new Playground(page);
  await playground.open();
  await playground.button("Compare").click();
  await playground.isBuilt();
  await playground.button("Set up …").click();
  await page.getByRole("menuitem", { name: /^Lecture 004's last picture/ }).click();
  // It trains by itself, from step 0.
  await playground.waitFor("Step", (value) => value >= 10);
  await playground.button("Pause").click();
  const step = await playground.number("Step");
  await playground.region("KL only").getByRole("button", { name: "Keep this one" }).click();
  await expect(playground.radio("Objective", "KL only")).toBeChecked();
  expect(Math.abs((await playground.number("Step")) - step)).toBeLessThanOrEqual(1);
  await playground.trainTo(step + 20);
  await expect(page).toHaveURL(/terms=kl.*likelihood=gaussian|likelihood=gaussian.*terms=kl/);
});

test("a model's principal axes are its own, whoever is beside it", async ({ page }) => {
  const playground = new Playground(page);
  const alone = async (terms: string) => {
    // From another page: a link that is followed within it would be proposed first.
    await page.goto("about:blank");
    await playground.open(`${smallNetwork.replace("latent=2", "latent=4")}&rate=0.02&seed=6&terms=${terms}`);
    for (const z of ["z1", "z2", "z3", "z4"]) await playground.slider(z).press("PageUp");
    await takeSteps(playground);
    // At the present step, and of all images: the last that is looked at.
    await expect(playground.output("Held-out total loss")).toHaveText(/\/image, 1,000 images; all 10,000: /);
    await showPrincipalComponents(page);
    await settled(async () => String(await ringsAcross(page)));
    return (await ringsAcross(page))[0];
  };
  const own = [await alone("reconstruction"), await alone("combined")];
  await page.getByRole("combobox", { name: "plane", exact: true }).selectOption("0");
  await playground.button("Compare").click();
  await playground.isBuilt();
  await takeSteps(playground);
  const surveyed = page.getByRole("status", { name: "Largest |μ|", exact: true });
  await settled(async () => String(await surveyed.allTextContents()));
  await showPrincipalComponents(page);
  // Two models that are trained otherwise have other axes.
  expect(own[0]).not.toBe(own[1]);
  const compared = async () => (await ringsAcross(page)).filter((_, column) => column !== 1);
  await expect.poll(compared).toEqual(own);
});

const STEPS = 8;

async function takeSteps(playground: Playground): Promise<void> {
  for (let step = 1; step <= STEPS; step++) {
    await playground.button("Step").click();
    await playground.waitFor("Step", (value) => value === step);
  }
}

/** Waits until what is read has been the same for two seconds: the worker has looked at all that it had to. */
async function settled(read: () => Promise<string | null>): Promise<void> {
  const seen: (string | null)[] = [];
  const isSame = async () => {
    seen.push(await read());
    return seen.length >= 5 && new Set(seen.slice(-5)).size === 1;
  };
  await expect.poll(isSame, { intervals: [500] }).toBe(true);
}

/** Has the first map choose its means' principal components for a plane, and with it all others. */
async function showPrincipalComponents(page: Page): Promise<void> {
  const across = page.getByRole("combobox", { name: "across", exact: true });
  await across.first().selectOption("principal components");
  await expect(across).toHaveCount(0);
}

/** Where each map's ring lies along the first axis; it says so anew when it is come to. */
async function ringsAcross(page: Page): Promise<number[]> {
  const across: number[] = [];
  for (const ring of await page.getByRole("slider", { name: "Position in latent space" }).all()) {
    await ring.blur();
    await ring.focus();
    across.push(Number(await ring.getAttribute("aria-valuenow")));
  }
  return across;
}

/** The step that each column's curves end at. */
function curveEnds(page: Page): Promise<number[]> {
  return page
    .getByRole("img", { name: /^Losses up to step/ })
    .evaluateAll((charts) => charts.map((chart) => Number(chart.getAttribute("aria-label")?.match(/step (\d+)/)?.[1])));
}

function widthOf(numbers: readonly number[]): number {
  return Math.max(...numbers) - Math.min(...numbers);
}
