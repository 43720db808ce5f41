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
  await renameScript(folder, await only(folder, /^Compare-.*\.js$/), "Compare-next.js");
  await renameScript(folder, await firstScript(folder), "index-next.js");
  await change(join(folder, "index.html"), "<title>Latent Playground<", `<title>${nextTitle}<`);
  await writeFile(join(folder, "serviceWorker.js"), await workerOf(folder));
  return { folder, remove: () => rm(folder, { recursive: true }) };
}

/** The file of a site's scripts whose name fits. */
async function only(folder: string, name: RegExp): Promise<string> {
  const [file, ...others] = (await readdir(join(folder, "assets"))).filter((each) => name.test(each));
  if (!file || others.length > 0) throw new Error(`Not one script ${name} is in ${folder}.`);
  return file;
}

/** The script that a site's page begins with: others may be called like it. */
async function firstScript(folder: string): Promise<string> {
  const page = await readFile(join(folder, "index.html"), "utf8");
  const file = /<script type="module"[^>]* src="\.\/assets\/([^"]+)"/.exec(page)?.[1];
  if (!file) throw new Error(`The page in ${folder} has no script.`);
  return file;
}

async function renameScript(folder: string, old: string, next: string): Promise<void> {
  const assets = join(folder, "assets");
  await rename(join(assets, old), join(assets, next));
  const texts = [join(folder, "index.html"), ...(await readdir(assets)).map((file) => join(assets, file))];
  for (const file of texts) if (/\.(html|js)$/.test(file)) await change(file, old, next);
}

async function change(file: string, old: string, next: string): Promise<void> {
  const text = await readFile(file, "utf8");
  if (text.includes(old)) await writeFile(file, text.replaceAll(old, next));
}
