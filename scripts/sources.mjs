import { createServer } from "vite";

/**
 * Does work with modules of the sources as they stand, by their paths from the project's folder, such as
 * "/bench/regimes/run.ts"; what they are is for the caller to know.
 * @template Outcome
 * @param {(load: (path: string) => Promise<any>) => Promise<Outcome>} work
 */
export async function withSources(work) {
  const server = await createServer({
    server: { middlewareMode: true, ws: false },
    appType: "custom",
    logLevel: "error",
  });
  try {
    return await work((path) => server.ssrLoadModule(path));
  } finally {
    await server.close();
  }
}
