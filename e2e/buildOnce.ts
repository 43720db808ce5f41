import { access, mkdir, rm, writeFile } from "node:fs/promises";
import { join } from "node:path";

/** Sites that tests have built for themselves, each by the port of the run whose it is. */
const sites = join(import.meta.dirname, "../.build/sites", process.env["PORT_OF_TESTS"] ?? "none");

/**
 * Builds a site into a folder, which it returns: once in a run of tests, by whichever process first asks for it, while
 * the others wait.
 */
export async function buildOnce(name: string, build: (folder: string) => Promise<void>): Promise<string> {
  const folder = join(sites, name);
  const [begun, done] = [`${folder}.begun`, `${folder}.done`];
  await mkdir(sites, { recursive: true });
  while (!(await isThere(done))) {
    if (await isFirst(begun)) {
      // Whoever waits tries for himself where this fails.
      await build(folder).catch(async (error: unknown) => {
        await rm(begun, { recursive: true });
        throw error;
      });
      await writeFile(done, "");
    } else await new Promise((resolve) => setTimeout(resolve, 200));
  }
  return folder;
}

/** Removes the sites of this run. */
export default async function removeSites(): Promise<void> {
  await rm(sites, { recursive: true, force: true });
}

function isThere(path: string): Promise<boolean> {
  return access(path).then(
    () => true,
    () => false,
  );
}

/** Whether a folder is made by this call, which one process alone is told. */
function isFirst(folder: string): Promise<boolean> {
  return mkdir(folder).then(
    () => true,
    () => false,
  );
}
