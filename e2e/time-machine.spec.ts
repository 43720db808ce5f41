import { expect, test } from "./page";
import { Playground } from "./playground";

test("earlier moments of a run are looked at as they were, and the run goes on from now or from one of them", async ({
  page,
}) => {
  const playground = new Playground(page);
  await playground.open();
  await expect(playground.button("Time machine")).toBeDisabled();
  await playground.trainTo(60);
  const present = await playground.number("Step");

  await playground.button("Time machine").click();
  const slider = playground.slider("Training step");
  await expect(slider).toHaveAttribute("aria-valuetext", `step ${present} of ${present}`);
  await expect(playground.button("Train")).toBeDisabled();
  const now = await playground.decodedImage();

  await slider.press("Home");
  await expect(playground.output("Step")).toHaveText("0");
  await expect.poll(() => playground.decodedImage()).not.toBe(now);
  const untrained = await playground.decodedImage();
  await slider.press("ArrowRight");
  await playground.waitFor("Step looked at", (step) => step > 0);
  const early = await playground.number("Step looked at");
  await expect.poll(() => playground.decodedImage()).not.toBe(untrained);

  await playground.button("Back to now").click();
  await expect(playground.output("Step")).toHaveText(String(present));
  await expect.poll(() => playground.decodedImage()).toBe(now);
  await expect(playground.button("Time machine")).toBeFocused();

  await playground.button("Time machine").click();
  await slider.press("Home");
  await playground.button("Play the run").click();
  await playground.waitFor("Step looked at", (step) => step > early);
  await playground.button("Stop playing").click();
  await slider.press("Home");
  await slider.press("ArrowRight");
  await playground.button("Go on from here").click();
  await expect(playground.button("Pause")).toBeVisible();
  await playground.button("Pause").click();
  await playground.button("Time machine").click();
  await slider.press("Home");
  await slider.press("ArrowRight");
  expect(await playground.number("Step looked at")).toBe(early);
  expect(await playground.number("Step")).toBe(early);
});
