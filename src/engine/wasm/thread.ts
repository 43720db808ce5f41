import { instantiateKernels, reportFailure } from "./kernels";
import type { ThreadOrder } from "./threads";

self.onmessage = async ({ data }: MessageEvent<ThreadOrder>) => {
  const { module, memory, board, thread } = data;
  const kernels = await instantiateKernels(module, memory);
  self.postMessage("ready");
  try {
    kernels.serve(board, thread, 0);
  } catch (error) {
    reportFailure(memory, board);
    throw error;
  }
};
