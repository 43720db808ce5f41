import { spawnSync } from "node:child_process";
import { mkdtemp } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { writeInputs } from "../pytorchInputs";
import { findPyTorch, talkToPyTorch } from "../pytorchProcess.mjs";
import type { Runner } from "./runner";

/** How PyTorch runs the network, by the names that `pytorch.py` knows. */
export const torchModes = { eager: "PyTorch eager", compiled: "torch.compile", graphed: "torch.compile, CUDA graph" };

/** The device on which PyTorch is to compute, or undefined where it has none. */
export function torchDevice(wanted: string | undefined): string | undefined {
  const python = findPyTorch();
  if (!python || wanted === "none") return undefined;
  if (wanted) return wanted;
  const { status } = spawnSync(python, ["-c", "import torch; assert torch.cuda.is_available()"], { stdio: "ignore" });
  return status === 0 ? "cuda" : undefined;
}

/** PyTorch in a process of its own; the script lies beside this program in the packed folder. */
export async function startTorch(
  device: string,
  mode: keyof typeof torchModes,
  trainImages: Uint8Array,
  batchSize: number,
): Promise<Runner> {
  const python = findPyTorch();
  if (!python) throw new Error("No Python here has PyTorch.");
  const folder = await mkdtemp(join(tmpdir(), "bench-gpu-"));
  await writeInputs(folder, trainImages, batchSize);
  const script = fileURLToPath(new URL("pytorch.py", import.meta.url));
  const { hardware, train, stop } = await talkToPyTorch(python, script, {
    folder,
    threads: 2,
    batchSize,
    device,
    mode,
  });
  return {
    name: `${torchModes[mode]}, ${hardware}`,
    batchSize,
    train: async (steps) => {
      const { ms, losses } = await train(steps, Number.MAX_VALUE);
      return { msPerStep: ms.reduce((sum, each) => sum + each, 0) / ms.length, losses };
    },
    stop,
  };
}
