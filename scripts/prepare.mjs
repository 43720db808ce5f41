import { isInstalled } from "./install.mjs";
import { giveUp } from "./run.mjs";

if (!(await isInstalled())) giveUp("Packages are missing, or others than package-lock.json names: run npm ci.");
const { prepareMnist } = await import("./mnist.mjs");
const { buildKernels } = await import("./kernels.mjs");
try {
  await prepareMnist();
  await buildKernels();
} catch (error) {
  if (!(error instanceof Error && "syscall" in error)) throw error;
  giveUp(`Data and kernels could not be written: ${error.message}`);
}
