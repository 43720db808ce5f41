import { availableParallelism } from "node:os";
import { parseArgs } from "node:util";
import { giveUp } from "../scripts/run.mjs";
import { contestantNames, usualContestants } from "./contestants.mjs";

const help = `npm run bench -- [options]
  --engine NAME,…     who is timed: ${contestantNames.join(", ")}
  --batch N           images a step (128)
  --peer-batch N      images a step of the peers in the browser, which are slow (16)
  --steps N           steps timed of each, where time allows (30)
  --threads N,…       threads of the WASM engine (1, 2 and all); PyTorch takes as many as the machine has
  --hardware          WebGPU and WebGL on this machine's graphics card instead of a software adapter
  --json              prints one object a row
  --profile           where a step of the WASM engine spends its time
  --latency           how long decoded images are in coming while the WASM engine trains
  --session           how smooth the playground itself is while it trains: input to image, frames, long tasks
  --compare           with --session: the pace of one model and of three that are compared
  --lesson            the pace of one model with Learn shut and with a lesson open
  --tasks             how much longer a step takes that denoises, is told the class or learns labels than a plain one
  --sides             operations a second of the networks proposed for larger images in colour, beside the default one's
  --tours A B         five tours of the playgrounds in two folders of this project, in turns
  --turns A B         pace, and from input to image, of two folders in turns of ten seconds`;

/** What the command line asks for. */
export function readOptions() {
  const { values, positionals } = parsed();
  if (values.help) {
    console.log(help);
    process.exit(0);
  }
  const threads = values.threads ? list(values.threads).map((text) => whole("threads", text)) : usualThreads();
  return {
    engines: values.engine ? list(values.engine).map(contestant) : usualContestants,
    batchSize: whole("batch", values.batch),
    peerBatchSize: whole("peer-batch", values["peer-batch"]),
    steps: whole("steps", values.steps),
    threads,
    hardware: values.hardware,
    json: values.json,
    profile: values.profile,
    latency: values.latency,
    session: values.session,
    compare: values.compare,
    lesson: values.lesson,
    tasks: values.tasks,
    sides: values.sides,
    tours: values.tours ? positionals : null,
    turns: values.turns ? positionals : null,
  };
}

/** @typedef {ReturnType<typeof readOptions>} Options */

function parsed() {
  try {
    return parseArgs({
      allowPositionals: ["--tours", "--turns"].some((option) => process.argv.includes(option)),
      options: {
        engine: { type: "string" },
        batch: { type: "string", default: "128" },
        "peer-batch": { type: "string", default: "16" },
        steps: { type: "string", default: "30" },
        threads: { type: "string" },
        hardware: { type: "boolean", default: false },
        json: { type: "boolean", default: false },
        profile: { type: "boolean", default: false },
        latency: { type: "boolean", default: false },
        session: { type: "boolean", default: false },
        compare: { type: "boolean", default: false },
        lesson: { type: "boolean", default: false },
        tasks: { type: "boolean", default: false },
        sides: { type: "boolean", default: false },
        tours: { type: "boolean", default: false },
        turns: { type: "boolean", default: false },
        help: { type: "boolean", default: false },
      },
    });
  } catch (error) {
    return giveUp(`${error instanceof Error ? error.message : error}\n\n${help}`);
  }
}

function usualThreads() {
  return [...new Set([1, 2, availableParallelism()])];
}

/** @param {string} text */
function list(text) {
  return text.split(",").filter(Boolean);
}

/** @param {string} text */
function contestant(text) {
  const name = contestantNames.find((known) => known === text);
  return name ?? giveUp(`"${text}" cannot be timed; one of ${contestantNames.join(", ")} can.`);
}

/**
 * @param {string} option
 * @param {string} text
 */
function whole(option, text) {
  const number = Number(text);
  return Number.isInteger(number) && number >= 1
    ? number
    : giveUp(`--${option} is "${text}" and must be a whole number from 1.`);
}
