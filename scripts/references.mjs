import { spawnSync } from "node:child_process";
import { canInstallDebians, installDebians } from "./debian.mjs";

/** Where Debian's Python is, whatever else is called `python3`: what exported models are compared in. */
const PYTHON = "/usr/bin/python3";
const modules = ["numpy", "torch", "h5py"];

/** Has the programs installed that exported models are asked in, where that can be; tests say at their end which took part. */
export async function ensureReferences() {
  if (missing().length > 0 && canInstallDebians()) {
    await installDebians("PyTorch and h5py", ["python3-numpy", "python3-torch", "python3-h5py"]);
  }
  const lacks = missing();
  console.log(lacks.length === 0 ? `${PYTHON} has ${modules.join(", ")}` : `Not compared with: ${lacks.join(", ")}`);
}

function missing() {
  return modules.filter((name) => spawnSync(PYTHON, ["-c", `import ${name}`]).status !== 0);
}
