import { expect, test } from "./page";
import { Playground, smallNetwork } from "./playground";

test("the point is moved by keys, by a slider and by its ring: before the next frame, heard once, and in training", async ({
  page,
}) => {
  const playground = new Playground(page);
  await playground.open();
  await test.step("arrow keys move the ring by a tenth, with Shift by one", async () => {
    const ring = playground.slider("Position in latent space");
    await ring.focus();
    await page.keyboard.press("ArrowRight");
    await page.keyboard.press("Shift+ArrowUp");
    await expect(ring).toHaveAttribute("aria-valuetext", /z = \(0\.10?, 1(\.00?)?\)/);
    await expect(playground.slider("z1")).toHaveValue("0.1");
    await expect(playground.slider("z2")).toHaveValue("1");
  });
  await test.step("dragging z1 changes the decoded image", async () => {
    await playground.trainTo(60);
    await expect.poll(() => playground.decodedImage()).not.toBe("");
    const before = await playground.decodedImage();
    const thumb = await playground.slider("z1").locator("xpath=..").boundingBox();
    if (!thumb) throw new Error("The slider has no thumb.");
    await page.mouse.move(thumb.x + thumb.width / 2, thumb.y + thumb.height / 2);
    await page.mouse.down();
    await page.mouse.move(thumb.x + 60, thumb.y + thumb.height / 2, { steps: 5 });
    await page.mouse.up();
    await expect.poll(() => playground.decodedImage()).not.toBe(before);
  });
  await test.step("the ring follows a drag before the next frame, once a frame", async () => {
    await page.getByRole("slider", { name: "Position in latent space" }).hover();
    await page.mouse.down();
    const moved = await page.getByRole("slider", { name: "Position in latent space" }).evaluate(async (ring) => {
      const map = ring.parentElement;
      const { left, top } = ring.getBoundingClientRect();
      const places: string[] = [];
      const move = async (x: number) => {
        const at = { clientX: left + x, clientY: top, buttons: 1, pointerId: 1, bubbles: true };
        map?.dispatchEvent(new PointerEvent("pointerrawupdate", at));
        await Promise.resolve();
        places.push(ring.style.transform);
      };
      await move(20);
      await move(40);
      await new Promise(requestAnimationFrame);
      await new Promise(requestAnimationFrame);
      await move(60);
      return places;
    });
    await page.mouse.up();
    expect(moved[1]).toBe(moved[0]);
    expect(moved[2]).not.toBe(moved[0]);
  });
  await test.step("every move of a drag is heard once", async () => {
    await page.getByRole("slider", { name: "Position in latent space" }).hover();
    await page.mouse.down();
    await page.evaluate(() => {
      const heard: number[] = [];
      Object.assign(window, { heard });
      window.addEventListener("pointermove", ({ clientX }) => heard.push(clientX));
    });
    for (const x of [700, 720, 740, 760]) await page.mouse.move(x, 400);
    const heard = await page.evaluate(() => Reflect.get(window, "heard") as number[]);
    await page.mouse.up();
    expect(heard).toEqual([700, 720, 740, 760]);
  });
  await test.step("the ring follows the mouse on the map while the model trains", async () => {
    await playground.button("Train").click();
    const begin = await playground.number("Step");
    await playground.waitFor("Step", (step) => step >= begin + 20);
    const map = await page
      .getByRole("img", { name: /held-out/i })
      .first()
      .boundingBox();
    if (!map) throw new Error("There is no map.");
    const before = await playground.decodedImage();
    const z1 = await playground.slider("z1").inputValue();
    await playground.slider("Position in latent space").hover();
    await page.mouse.down();
    await page.mouse.move(map.x + map.width * 0.7, map.y + map.height * 0.3, { steps: 4 });
    await page.mouse.up();
    await expect(playground.slider("z1")).not.toHaveValue(z1);
    await expect.poll(() => playground.decodedImage()).not.toBe(before);
    const step = await playground.number("Step");
    await playground.waitFor("Step", (value) => value > step);
    await playground.button("Pause").click();
  });
});

test("three latent dimensions have three sliders, and two of them or their plane are on the map", async ({ page }) => {
  const playground = new Playground(page);
  await playground.open(smallNetwork.replace("latent=2", "latent=3"));
  await expect(playground.slider("z3")).toBeVisible();
  for (const axis of ["across", "up"]) {
    await expect(playground.region("Latent space").getByRole("combobox", { name: axis, exact: true })).toBeVisible();
  }
  await page.getByRole("combobox", { name: "across", exact: true }).selectOption("principal components");
  // The axes are known with the survey of the means, not before.
  await expect(playground.output("Largest |μ|")).toHaveText(/\d/);
  await expect(page.getByRole("combobox", { name: "plane", exact: true })).toBeVisible();
  await playground.slider("Position in latent space").press("Shift+ArrowRight");
  for (const name of ["z1", "z2", "z3"]) await expect(playground.slider(name)).not.toHaveValue("0");
});
