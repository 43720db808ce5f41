import { preview } from "vite";
import { wantedPort } from "./port.mjs";
import { giveUp } from "./run.mjs";

const port = await wantedPort();
try {
  await preview({ preview: { port } });
} catch (error) {
  giveUp(`The site cannot be served: ${error instanceof Error ? error.message : error}`);
}
console.log(`\nLatent Playground is at http://localhost:${port}/  (Ctrl+C stops it)`);
