import { descriptionOf } from "../experiment/dataSets";
import type { Experiment } from "../experiment/experiment";
import type { RunRecord } from "../state/library/record";
import { countText } from "./numbers";
import { startText } from "./settings";

/** What lies beside a run in its file, for those who find it: what it is, how it is opened, what its parts are. */
export function runReadme(record: RunRecord, experiment: Experiment, page: string, hasImages: boolean): string {
  const data = descriptionOf(experiment.data);
  return `# ${record.name ?? "A run"} at step ${countText(record.step)}

A run of the Latent Playground: a variational autoencoder that was trained in a browser.
${startText(experiment)}.

## To open it

Open ${page}${record.link}
then *Runs*, *Open a file*, and choose this zip file, or the files in it.
It goes on as if it had never stopped: on the same engine (${record.engine ?? "any"}), to the last bit.

## What is in it

- run.json: what was asked for, as a link of the page; the step; what was changed on the way and at which step.
- state.safetensors: all numbers of the model, 32-bit floats, in the layout of TensorFlow: kernels of convolutions are
  [3, 3, in, out], of transposed ones [3, 3, out, in], of dense layers [in, out]. encoder/0/kernel is the kernel of the
  encoder's first layer, mu/… and logVar/… are the two heads; adam.m/… and adam.v/… are Adam's moments of each, and
  "updates" among the metadata says how many it has made. Pixels go in and come out as levels from 0 to 1.
- history.csv: losses in nats per image, of training steps and of held-out images.

## The data

${data ? `${data.title}. ${data.credit}; ${data.licence}.` : `“${record.data?.title ?? experiment.data.source}”`} ${
    hasImages
      ? "The images are in data.npz: x_train and x_test [count, height, width, channels], bytes."
      : "The images are not in this file."
  }
`;
}
