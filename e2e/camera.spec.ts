import { axeViolations } from "./axe";
import { expect, test } from "./page";
import { Playground } from "./playground";

// The camera is a drawing of Chromium's; whether the page may have it is up to each story.
test.use({
  launchOptions: ({ launchOptions: { args = [], ...options } }, use) =>
    use({ ...options, args: [...args, "--use-fake-device-for-media-stream"] }),
});

test("a camera that is refused is asked for again; its pictures, taken one by one and held, become a data set", async ({
  page,
  context,
}) => {
  const playground = new Playground(page);
  await playground.open();
  await page.getByRole("button", { name: /: Data$/ }).click();
  const dialog = page.getByRole("dialog", { name: "Data" });
  await dialog.getByRole("button", { name: "Use the camera …", exact: true }).click();
  const camera = dialog.getByRole("region", { name: "Camera" });
  await expect(camera.getByRole("alert")).toContainText("The camera was refused");
  await context.grantPermissions(["camera"]);
  await camera.getByRole("button", { name: "Try again", exact: true }).click();
  const take = camera.getByRole("button", { name: "Take a picture", exact: true });
  await expect(take).toBeEnabled();
  const taken = camera.getByRole("list", { name: "Pictures taken" });
  const name = camera.getByRole("textbox", { name: "Class of the pictures" });

  await name.fill("test");
  await expect(take).toBeDisabled();
  await name.fill("left");
  await take.click();
  await expect(taken).toContainText("left: 1");
  await expect(camera.getByRole("button", { name: "Make a data set of them …" })).toBeDisabled();
  await name.fill("right");
  await take.focus();
  await page.keyboard.down("Space");
  await expect(taken).toContainText(/right: (1[6-9]|[2-9]\d)/);
  await page.keyboard.up("Space");
  await name.fill("left");
  await take.hover();
  await page.mouse.down();
  await expect(taken).toContainText(/left: (1[6-9]|[2-9]\d)/);
  await page.mouse.up();
  // The picture under way is the last one.
  await page.waitForTimeout(1000);
  const held = (await taken.textContent()) ?? "";
  await page.waitForTimeout(1000);
  await expect(taken).toHaveText(held);
  expect(await axeViolations(page, { within: '[role="dialog"]' })).toEqual([]);

  await camera.getByRole("button", { name: "Make a data set of them …" }).click();
  const plan = dialog.getByRole("region", { name: "Plan" });
  await expect(plan).toContainText("2 classes: left");
  await expect(plan).toContainText("all 128 × 128 pixels, in colour");
  await expect(camera).toHaveCount(0);
  await plan.getByRole("button", { name: "Import" }).click();
  await expect(dialog.getByRole("status").filter({ hasText: "is imported" })).toContainText("“Camera” is imported");
});
