import { run } from "./run.mjs";

// The soak of `npm test`, and that of three models side by side: what a page and its worker hold must stay as it was.
process.exitCode = await run("npx", ["playwright", "test", "--project=campaign", "soak"]);
