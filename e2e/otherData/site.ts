import { join } from "node:path";
import { build, type Plugin, preview } from "vite";
import { freePort } from "../../scripts/port.mjs";
import { buildOnce } from "../buildOnce";

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
  const configFile = join(root, "vite.config.ts");
  const shared = { root, configFile, logLevel: "silent" } as const;
  const plugins = { plugins: [otherData()], worker: { plugins: () => [otherData()] } };
  const outDir = await buildOnce("other-data", async (folder) => {
    await build({ ...shared, ...plugins, build: { outDir: folder, emptyOutDir: true } });
  });
  const port = await freePort();
  const server = await preview({ ...shared, build: { outDir }, preview: { port } });
  return { address: `http://localhost:${port}`, close: () => server.close() };
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
