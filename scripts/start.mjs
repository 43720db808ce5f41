import { install } from "./install.mjs";
import { wantedPort } from "./port.mjs";
import { giveUp, run } from "./run.mjs";
import { ensureWritable } from "./tree.mjs";

await wantedPort();
ensureWritable();
if (!(await install(false))) giveUp("The packages could not be installed; npm says above why.");
if (await run("npm", ["run", "--silent", "build"])) giveUp("The site could not be built; see above.");
await import("./serve.mjs");
