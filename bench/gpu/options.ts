import { parseArgs } from "node:util";

const help = `npm run bench:gpu -- [options]      or, in the packed folder, node main.mjs [options]
  --pack              packs .build/bench-gpu and runs nothing (npm run bench:gpu only)
  --software          on the software driver of this machine's Chromium (npm run bench:gpu only)
  --driver FOLDER     on the software driver in a folder of Chromium's
  --batch N,…         images a step (128,512)
  --steps N           steps of a round (50)
  --rounds N          rounds, whose median counts (7)
  --no-tfjs           without plain TensorFlow.js
  --torch DEVICE      where PyTorch computes: cuda, cpu or none (cuda where there is one)
  --soak N            trains a small network N steps and counts buffers instead
  --json              prints one object`;

/** What the command line asks for. */
export interface Options {
  readonly driver: string | undefined;
  readonly batchSizes: readonly number[];
  readonly steps: number;
  readonly rounds: number;
  readonly withTensorFlow: boolean;
  readonly torch: string | undefined;
  readonly soak: number | undefined;
  readonly json: boolean;
}

/** Ends this process where help is asked for or an option is not understood. */
export function readOptions(): Options {
  try {
    const { values } = parseArgs({
      options: {
        driver: { type: "string" },
        batch: { type: "string", default: "128,512" },
        steps: { type: "string", default: "50" },
        rounds: { type: "string", default: "7" },
        "no-tfjs": { type: "boolean", default: false },
        torch: { type: "string" },
        soak: { type: "string" },
        json: { type: "boolean", default: false },
        help: { type: "boolean", default: false },
      },
    });
    if (values.help) return end(help, 0);
    return {
      driver: values.driver,
      batchSizes: values.batch.split(",").map((text) => whole("batch", text)),
      steps: whole("steps", values.steps),
      rounds: whole("rounds", values.rounds),
      withTensorFlow: !values["no-tfjs"],
      torch: values.torch,
      soak: values.soak === undefined ? undefined : whole("soak", values.soak),
      json: values.json,
    };
  } catch (error) {
    return end(`${error instanceof Error ? error.message : error}\n\n${help}`, 1);
  }
}

function whole(option: string, text: string): number {
  const number = Number(text);
  if (Number.isInteger(number) && number >= 1) return number;
  throw new RangeError(`--${option} is "${text}" and must be a whole number from 1.`);
}

function end(text: string, status: number): never {
  console.error(text);
  process.exit(status);
}
