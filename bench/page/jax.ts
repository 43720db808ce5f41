import { defaultDevice, init, type Array as JaxArray, jit, numpy as np } from "@jax-js/jax";
import { defaultExperiment } from "../../src/experiment/experiment";
import type { Contestant } from "./contestant";
import type { Course, Lesson } from "./course";
import { initialVariables, trainingStep, type Variables } from "./jaxModel";

/** The CS3232 network in jax-js: one jitted function is a whole training step. */
export async function startJax(device: "wasm" | "webgpu", course: Course): Promise<Contestant> {
  const found = await init(device);
  if (!found.includes(device)) throw new Error(`jax-js has no back end ${device} here.`);
  defaultDevice(device);
  const step = jit(trainingStep);
  let variables: Variables = initialVariables();
  let updates = 0;
  let lesson = course.lesson(0);
  return {
    hardware: device,
    prepare: (step) => {
      lesson = course.lesson(step);
    },
    train: async () => {
      updates += 1;
      const [next, loss] = step(variables, ...inputsOf(lesson), ...biasesOf(updates));
      variables = next;
      const [value] = await loss.data();
      return value ?? Number.NaN;
    },
  };
}

function inputsOf({ x, epsilon }: Lesson): [JaxArray, JaxArray] {
  const batch = x.length / 784;
  const { latentDim } = defaultExperiment.architecture;
  return [np.array(x).reshape([batch, 1, 28, 28]), np.array(epsilon).reshape([batch, latentDim])];
}

/** Adam's two bias corrections, 1 − β^updates. */
function biasesOf(updates: number): [JaxArray, JaxArray] {
  return [np.array(new Float32Array([1 - 0.9 ** updates])), np.array(new Float32Array([1 - 0.999 ** updates]))];
}
