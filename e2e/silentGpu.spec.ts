import { expect, test } from "./page";
import { Playground, smallNetwork } from "./playground";

test("a graphics adapter that never answers is named, holds no other engine up, and is passed over", async ({
  page,
}) => {
  await page.context().route("**/assets/worker-*.js", async (route) => {
    const response = await route.fetch();
    const mute = "GPU.prototype.requestAdapter = () => new Promise(() => undefined);\n";
    await route.fulfill({ response, body: mute + (await response.text()) });
  });
  const playground = new Playground(page);
  await page.goto(`/#${smallNetwork}`);
  await playground.button("Engine").click();
  const item = page.getByRole("menuitem", { name: /^WebGPU/ });
  await expect(item).toContainText("has not answered yet");
  await page.getByRole("menuitem", { name: /^WASM/ }).click();
  await expect(playground.output("Engine in use")).toContainText("WASM");
  await playground.trainTo(10);
  await playground.button("Engine").click();
  await expect(item).toContainText("(requestAdapter) has not answered for 10 seconds.", { timeout: 90_000 });
  await expect(item).toBeDisabled();
  await page.getByRole("menuitem", { name: /^Automatic/ }).click();
  await playground.isBuilt();
  await playground.trainTo(20);
});
