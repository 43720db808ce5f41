import { run } from "./run.mjs";

// The soak of `npm test`, for longer: what a page and its worker hold must stay as it was.
process.exitCode = await run("npx", ["playwright", "test", "--project=campaign", "soak"], { SOAK_STEPS: "10000" });
