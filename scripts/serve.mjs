import { preview } from "vite";
import { wantedPort } from "./port.mjs";
import { giveUp } from "./run.mjs";

// Only this machine reaches the server unless it is asked for: npm start -- --host
const asked = process.argv.includes("--host");
const port = await wantedPort();
try {
  const server = await preview({ preview: { port, ...(asked ? { host: true } : {}) } });
  for (const url of server.resolvedUrls?.network ?? []) console.log(`On this network, on one thread: ${url}`);
} catch (error) {
  giveUp(`The site cannot be served: ${error instanceof Error ? error.message : error}`);
}
console.log(`\nLatent Playground is at http://localhost:${port}/  (Ctrl+C stops it)`);
