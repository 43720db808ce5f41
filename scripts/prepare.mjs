import { buildKernels } from "./kernels.mjs";
import { prepareMnist } from "./mnist.mjs";

await prepareMnist();
await buildKernels();
