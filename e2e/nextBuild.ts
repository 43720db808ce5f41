import { cp, mkdtemp, readdir, readFile, rename, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { workerOf } from "../scripts/plugins/serviceWorker.mjs";

/** The site as it is built. */
export const site = join(import.meta.dirname, "../dist");

/** What the title of the next build's page is. */
export const nextTitle = "Latent Playground, the next build";

/** A site of another build: its page has another title, and its first script and its comparison have other names. */
export async function nextBuild(): Promise<{ readonly folder: string; readonly remove: () => Promise<void> }> {
  const folder = await mkdtemp(join(tmpdir(), "next-build-"));
  await cp(site, folder, { recursive: true });
  await renameScript(folder, "Compare");
  await renameScript(folder, "index");
  await change(join(folder, "index.html"), "<title>Latent Playground<", `<title>${nextTitle}<`);
  await writeFile(join(folder, "serviceWorker.js"), await workerOf(folder));
  return { folder, remove: () => rm(folder, { recursive: true }) };
}

async function renameScript(folder: string, name: string): Promise<void> {
  const assets = join(folder, "assets");
  const old = (await readdir(assets)).find((file) => file.startsWith(`${name}-`) && file.endsWith(".js"));
  if (!old) throw new Error(`There is no script ${name} in ${folder}.`);
  const next = `${name}-next.js`;
  await rename(join(assets, old), join(assets, next));
  const texts = [join(folder, "index.html"), ...(await readdir(assets)).map((file) => join(assets, file))];
  for (const file of texts) if (/\.(html|js)$/.test(file)) await change(file, old, next);
}

async function change(file: string, old: string, next: string): Promise<void> {
  const text = await readFile(file, "utf8");
  if (text.includes(old)) await writeFile(file, text.replaceAll(old, next));
}
