import { expect, test } from "./page";
import { Playground, smallNetwork } from "./playground";

test("why images are blurred: a network with skip connections beside one without, held in the link", async ({
  page,
}) => {
  const playground = new Playground(page);
  await page.goto(`/#${smallNetwork}&tab=blur`);
  await playground.isBuilt();
  await playground.trainTo(60);
  const tab = page.getByRole("group", { name: "Blur" });
  const [plain, skipping] = ["without", "with"].map((kind) => ({
    reconstruction: playground.output(`Reconstruction, ${kind} skip connections`),
    distance: playground.output(`Distance to the nearest sample, ${kind} skip connections`),
  }));
  await expect(plain?.reconstruction ?? tab).toHaveText(/^\d+(\.\d)? nats$/);
  await expect(tab.getByRole("img", { name: "Their reconstructions x̂" })).toHaveCount(1);

  // The other kind is one press away; what was seen of this one stays beside it.
  await tab.getByRole("button", { name: "Train one with skip connections" }).focus();
  await page.keyboard.press("Enter");
  await playground.button("Start anew").click();
  await expect.poll(() => page.url()).toContain("skips=all");
  await playground.isBuilt();
  await playground.trainTo(60);
  await expect(skipping?.distance ?? tab).toHaveText(/^\d+\.\d\d$/);
  await expect(tab.getByRole("img", { name: "Their reconstructions x̂" })).toHaveCount(2);
  const nats = async (of: typeof plain) => Number.parseFloat((await of?.reconstruction.textContent()) ?? "");
  expect(await nats(skipping)).toBeLessThan(await nats(plain));

  // What decodes codes alone says so, and so does what has nothing to say of such a network.
  await playground.explore("Generate");
  await expect(page.getByRole("group", { name: "Generate", exact: true })).toContainText("without an image");
  await playground.explore("p(x)");
  await expect(page.getByRole("group", { name: "p(x)", exact: true })).toContainText("there is no p(x) to estimate");
  await page.getByRole("button", { name: "Model files" }).click();
  await expect(page.getByRole("dialog", { name: "Model files" })).toContainText("cannot be taken along");
  await page.keyboard.press("Escape");
  await page.reload();
  await playground.isBuilt();
  await expect(page.getByRole("switch", { name: "Skip connections" })).toBeChecked();
});

test("a dense network has no images to skip, and says so", async ({ page }) => {
  const playground = new Playground(page);
  await playground.open("latent=2&encoder=flat.dense8r&decoder=dense8r.dense784.to28x28x1&batch=16");
  await expect(page.getByRole("switch", { name: "Skip connections" })).toBeDisabled();
});
