import { lossSizesOf } from "../../src/experiment/experiment";
import { smallOnDigits } from "../../src/lessons/setups";
import { stepsOfEpoch } from "../../src/model/epoch";
import { totalLoss } from "../../src/model/objective";
import { runOf } from "../../src/state/library/run";
import { writeRunFile } from "../../src/state/library/runFile";
import { SameThreadModel } from "../../src/testing/sameThreadModel";
import { lossText } from "../../src/words/numbers";
import { runReadme } from "../../src/words/runReadme";
import { mnistDigits } from "../digits";

/** Passes through the training images that the model was given. */
const EPOCHS = 5;

/** The file of a run that was trained so long on MNIST, from the seed that a fresh page has, and what it came to. */
export async function exampleRun(): Promise<{ readonly bytes: Uint8Array; readonly told: string }> {
  const experiment = smallOnDigits();
  const digits = mnistDigits();
  const training = new SameThreadModel(digits, experiment);
  const steps = EPOCHS * stepsOfEpoch(digits.train.count, experiment.hyperparameters.batchSize);
  const state = await training.to(steps);
  const run = runOf(state, "Trained before");
  training.model.connection.end();
  if (run?.record.step !== steps || !state.heldOutWhole) throw new Error("The run has no moment at its end.");

  const bytes = writeRunFile(run, experiment.architecture, { readme: runReadme(run.record, experiment, "./", false) });
  const loss = totalLoss(state.heldOutWhole.losses, experiment.objective, lossSizesOf(experiment));
  return { bytes, told: `${steps} steps, held-out loss ${lossText(loss)} nats, ${bytes.length} bytes` };
}
