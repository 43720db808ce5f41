import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { build, type Plugin, preview } from "vite";
import { freePort } from "../../scripts/port.mjs";

/** A site that is the page as it is built for production, but for its data sets. */
export interface OtherSite {
  readonly address: string;
  readonly close: () => Promise<void>;
}

const root = join(import.meta.dirname, "../..");
const ownSources = join(root, "src/data/sources.ts");
const ownDescriptions = join(root, "src/experiment/knownDataSets.ts");

/** Builds the page with the data sets of these tests and serves it. */
export async function serveOtherData(): Promise<OtherSite> {
  const outDir = await mkdtemp(join(tmpdir(), "other-data-"));
  const configFile = join(root, "vite.config.ts");
  const shared = { root, configFile, logLevel: "silent" } as const;
  await build({ ...shared, plugins: [otherData()], worker: { plugins: () => [otherData()] }, build: { outDir } });
  const port = await freePort();
  const server = await preview({ ...shared, build: { outDir }, preview: { port } });
  const close = async () => {
    await server.close();
    await rm(outDir, { recursive: true });
  };
  return { address: `http://localhost:${port}`, close };
}

/** Describes two data sets beside the page's own, and loads them from memory. */
function otherData(): Plugin {
  return {
    name: "other-data",
    enforce: "pre",
    load(id) {
      if (id === ownSources) return `export { loadDataset } from "${join(root, "e2e/otherData/sources.ts")}";`;
      if (id === ownDescriptions) return `export { dataSets } from "${join(root, "e2e/otherData/descriptions.ts")}";`;
      return null;
    },
  };
}
