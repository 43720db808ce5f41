import { instantiateKernels } from "./kernels";
import type { ThreadOrder } from "./threads";

self.onmessage = async ({ data }: MessageEvent<ThreadOrder>) => {
  const { module, memory, board, thread } = data;
  const kernels = await instantiateKernels(module, memory);
  self.postMessage("ready");
  kernels.serve(board, thread, 0);
};
