import { createHash } from "node:crypto";
import { gunzipSync } from "node:zlib";
import { expect, test } from "./page";

test("the page is isolated, so that threads may share memory", async ({ page }) => {
  await page.goto("/");
  expect(await page.evaluate(() => crossOriginIsolated)).toBe(true);
});

test("nothing inline runs and nothing from elsewhere loads", async ({ page, expects }) => {
  expects(/Content Security Policy/);
  await page.goto("/");
  await page.evaluate(() => {
    const script = document.createElement("script");
    script.textContent = "document.title = 'taken over'";
    document.head.append(script);
  });
  await expect(page).toHaveTitle("Latent Playground");
});

test("the images of the manifest arrive as gzipped bytes that nobody unpacked on the way", async ({ request }) => {
  const manifest = await (await request.get("/data/mnist/manifest.json")).json();
  expect(manifest.files).toHaveLength(4);
  for (const file of manifest.files) {
    const response = await request.get(`/data/mnist/${file.path}`, { headers: { "Accept-Encoding": "gzip, br" } });
    expect(response.headers()["content-encoding"]).toBeUndefined();
    const gzipped = await response.body();
    expect(gzipped).toHaveLength(file.gzippedBytes);
    expect(createHash("sha256").update(gunzipSync(gzipped)).digest("hex")).toBe(file.sha256);
  }
});

test("what does not exist is an error, not the page under another name", async ({ request }) => {
  expect((await request.get("/data/mnist/absent.bin")).status()).toBe(404);
});

test("the browser is asked to compile the page's modules while it loads them", async ({ page }) => {
  await page.goto("/");
  const modules = page.locator("script[type=module], link[rel=modulepreload]");
  const paths = await modules.evaluateAll((all) =>
    all.map((one) => one.getAttribute("src") ?? one.getAttribute("href")),
  );
  expect(paths.length).toBeGreaterThan(1);
  for (const path of paths) {
    expect(await (await page.request.get(path ?? "")).text()).toMatch(/^\/\/# allFunctionsCalledOnLoad\n/);
  }
});
