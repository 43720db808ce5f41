import { availableParallelism, cpus, loadavg } from "node:os";
import { measureLatency } from "./latency.mjs";
import { measureLesson } from "./lesson.mjs";
import { readOptions } from "./options.mjs";
import { profile } from "./profile.mjs";
import { race, raceTable, strayed } from "./race.mjs";
import { measureSession } from "./session.mjs";
import { tellSideCosts } from "./sides.mjs";
import { openSite } from "./site.mjs";
import { tellTaskCosts } from "./tasks.mjs";
import { measureTours } from "./tours.mjs";
import { measureTurns } from "./turns.mjs";

const options = readOptions();
describeMachine();
if (options.tours) await measureTours(options.tours, options);
else if (options.tasks) await tellTaskCosts({ rounds: options.steps, threads: Math.max(...options.threads) });
else if (options.lesson) await measureLesson();
else if (options.sides) await tellSideCosts({ rounds: options.steps, threads: Math.max(...options.threads) });
else if (options.turns) await measureTurns(options.turns);
else if (options.session) await measureSession(options);
else await measureEngines();

async function measureEngines() {
  const site = await openSite(options);
  try {
    if (options.profile) await profile(site, options);
    else if (options.latency) await measureLatency(site, options);
    else await raceAndPrint(site);
  } finally {
    await site.close();
  }
}

/** @param {import("./site.mjs").Site} site */
async function raceAndPrint(site) {
  const rows = await race(site, options);
  console.log(options.json ? JSON.stringify(rows, null, 1) : raceTable(rows));
  for (const { engine, lossDifference } of strayed(rows)) {
    console.error(`${engine} does not compute the same: its loss differs by ${lossDifference}.`);
    process.exitCode = 1;
  }
}

/** Tells what the figures belong to, and whether they can be trusted. */
function describeMachine() {
  const [load = 0] = loadavg();
  const model = cpus()[0]?.model ?? "processor unknown";
  console.error(
    `${new Date().toISOString().slice(0, 10)}, ${availableParallelism()} × ${model}, load ${load.toFixed(1)}`,
  );
  if (load > 0.5) console.error("This machine is busy with something else: repeat this when it is not.");
}
