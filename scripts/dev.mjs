import { install } from "./install.mjs";
import { giveUp, run } from "./run.mjs";

if (!(await install())) giveUp("The packages could not be installed; npm says above why.");
await import("./prepare.mjs");
process.exitCode = await run("npx", ["vite", ...process.argv.slice(2)]);
