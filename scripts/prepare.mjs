import { existsSync } from "node:fs";
import { prepareMnist } from "./mnist.mjs";

await prepareMnist();
const kernels = new URL("kernels.mjs", import.meta.url);
if (existsSync(kernels)) await (await import(kernels.href)).buildKernels();
