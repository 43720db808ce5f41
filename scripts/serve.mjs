import { preview } from "vite";
import { wantedPort } from "./port.mjs";

const port = await wantedPort();
await preview({ preview: { port } });
console.log(`\nLatent Playground is at http://localhost:${port}/  (Ctrl+C stops it)`);
