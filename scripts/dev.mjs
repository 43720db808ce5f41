import { install } from "./install.mjs";
import { wantedPort } from "./port.mjs";
import { giveUp, run } from "./run.mjs";
import { ensureWritable } from "./tree.mjs";

const given = process.argv.slice(2);
const place = given.includes("--port") ? [] : ["--port", String(await wantedPort()), "--strictPort"];
ensureWritable();
if (!(await install(false))) giveUp("The packages could not be installed; npm says above why.");
await import("./prepare.mjs");
process.exitCode = await run("npx", ["vite", ...place, ...given]);
