// Trains the model that a first visit finds on the map, and keeps it as a run's file: `npm run example`.
import { mkdir, writeFile } from "node:fs/promises";
import { withSources } from "../scripts/sources.mjs";

const file = new URL("../public/example/run.zip", import.meta.url);

await withSources(async (load) => {
  /** @type {typeof import("./example/run")} */
  const { exampleRun } = await load("/bench/example/run.ts");
  const { bytes, told } = await exampleRun();
  await mkdir(new URL(".", file), { recursive: true });
  await writeFile(file, bytes);
  console.log(told);
});
