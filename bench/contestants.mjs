/**
 * Who can be timed, by the name that `--engine` gives: our engines (`wasm`, `webgpu`, and the reference on each back end of
 * TensorFlow.js), plain TensorFlow.js, jax-js, and PyTorch outside of the browser.
 */
export const contestantNames = /** @type {const} */ ([
  "wasm",
  "webgpu",
  "reference-webgpu",
  "reference-webgl",
  "reference-cpu",
  "tfjs-webgpu",
  "tfjs-webgl",
  "tfjs-cpu",
  "jax-wasm",
  "jax-webgpu",
  "pytorch",
]);

/** @typedef {typeof contestantNames[number]} ContestantName */
/** @typedef {Exclude<ContestantName, "pytorch">} PageContestantName */

/** What is timed unless `--engine` says otherwise. @type {readonly ContestantName[]} */
export const usualContestants = contestantNames.filter((name) => !name.startsWith("reference-"));

/** Titles for the table. @type {Readonly<Record<ContestantName, string>>} */
export const titles = {
  wasm: "Latent Playground, WASM",
  webgpu: "Latent Playground, WebGPU",
  "reference-webgpu": "Latent Playground, TensorFlow.js WebGPU",
  "reference-webgl": "Latent Playground, TensorFlow.js WebGL",
  "reference-cpu": "Latent Playground, TensorFlow.js CPU",
  "tfjs-webgpu": "plain TensorFlow.js, WebGPU",
  "tfjs-webgl": "plain TensorFlow.js, WebGL",
  "tfjs-cpu": "plain TensorFlow.js, CPU",
  "jax-wasm": "jax-js, WASM",
  "jax-webgpu": "jax-js, WebGPU",
  pytorch: "PyTorch",
};
