import { createHash } from "node:crypto";
import { readdirSync, readFileSync } from "node:fs";
import { join, relative } from "node:path";
import { fileURLToPath } from "node:url";
import { gunzipSync } from "node:zlib";
import { siteHeaders } from "../scripts/headers.mjs";
import { packageOf } from "../scripts/plugins/licences.mjs";
import { expect, test } from "./page";

const site = fileURLToPath(new URL("../dist/", import.meta.url));

test("every file of the site comes with its headers, and so does what does not exist", async ({ request }) => {
  const files = readdirSync(site, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map(({ parentPath, name }) => relative(site, join(parentPath, name)));
  expect(files.length).toBeGreaterThan(100);
  const absent = [
    "absent.js",
    "assets/absent.css",
    "data/",
    ".vite/manifest.json",
    "%2e%2e/package.json",
    "src/main.tsx",
  ];
  const paths = ["", "?sw=off", ...files, ...absent];
  const lacking = [];
  for (const path of paths) {
    const response = await request.get(`/${path}`);
    const status = absent.includes(path) ? 404 : 200;
    const sent = response.headers();
    const wrong = Object.entries(siteHeaders).filter(([name, value]) => sent[name.toLowerCase()] !== value);
    if (wrong.length > 0 || response.status() !== status) lacking.push({ path, status: response.status(), wrong });
  }
  expect(lacking).toEqual([]);
});

test("the page is isolated, so that threads may share memory", async ({ page }) => {
  await page.goto("/");
  expect(await page.evaluate(() => crossOriginIsolated)).toBe(true);
});

test("no text becomes a script, and no script or worker starts but the site's own", async ({ page, expects }) => {
  expects(/Content Security Policy/);
  expects(/requires 'TrustedScript'/);
  expects(/requires 'TrustedHTML'/);
  expects(/requires 'TrustedScriptURL'/);
  expects(/Creating a TrustedTypePolicy named 'another'/);
  await page.goto("/");
  const refused = await page.evaluate(() => {
    const isRefused = (attempt: () => unknown) => {
      try {
        attempt();
        return false;
      } catch (error) {
        return error instanceof TypeError;
      }
    };
    const fromElsewhere = document.createElement("link");
    fromElsewhere.rel = "stylesheet";
    fromElsewhere.href = "https://elsewhere.test/style.css";
    document.head.append(fromElsewhere);
    const script = document.createElement("script");
    return [
      () => Object.assign(script, { textContent: "document.title = 'taken over'" }),
      () => Object.assign(document.createElement("p"), { innerHTML: "<b>taken over</b>" }),
      () => new Worker("assets/worker.js"),
      () => Reflect.get(window, "trustedTypes").createPolicy("another", {}),
    ].map(isRefused);
  });
  expect(refused).toEqual([true, true, true, true]);
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

test("the page links to the licences of all that it is made of", async ({ page }) => {
  await page.goto("/");
  const link = page.getByRole("contentinfo").getByRole("link", { name: "Licences" });
  const licences = await (await page.request.get((await link.getAttribute("href")) ?? "")).text();
  const bundled = JSON.parse(readFileSync(join(site, "../.build/modules.json"), "utf8"));
  const modules: string[] = bundled.flatMap((chunk: { modules: string[] }) => chunk.modules);
  const packages = new Set(modules.flatMap((id) => packageOf(id) ?? []));
  expect(packages.size).toBeGreaterThan(20);
  const fromWorkers = ["@tensorflow/tfjs-core", "@tensorflow/tfjs-backend-webgpu", "assemblyscript"];
  const named = [...packages, ...fromWorkers].map((name) => `\n${name} `);
  expect(named.filter((name) => !licences.includes(name))).toEqual([]);
  expect(licences).toContain("Yann LeCun");
});
