import { join } from "node:path";
import { build, preview } from "vite";
import { freePort } from "../../scripts/port.mjs";
import { buildOnce } from "../buildOnce";

/** The gallery, served. */
export interface GallerySite {
  readonly address: string;
  readonly close: () => Promise<void>;
}

const root = join(import.meta.dirname, "../..");

/** Builds the gallery beside the site, of which it is no part, and serves it; `npm run dev` has it at /e2e/gallery/. */
export async function serveGallery(): Promise<GallerySite> {
  const shared = { root, configFile: join(root, "vite.config.ts"), logLevel: "error", publicDir: false } as const;
  const rolldownOptions = { input: join(root, "e2e/gallery/index.html") };
  const outDir = await buildOnce("gallery", async (folder) => {
    await build({ ...shared, build: { outDir: folder, emptyOutDir: true, rolldownOptions } });
  });
  const port = await freePort();
  const server = await preview({ ...shared, build: { outDir }, preview: { port } });
  return { address: `http://localhost:${port}/e2e/gallery/`, close: () => server.close() };
}
