import { instantiateKernels, reportFailure } from "./kernels";
import type { ThreadOrder } from "./threads";

self.onmessage = ({ data }: MessageEvent<ThreadOrder>) => {
  serve(data).catch((error) => {
    // Whoever started a worker hears of its errors, not of its rejections.
    setTimeout(() => {
      throw error;
    });
  });
};

async function serve({ module, memory, control, thread }: ThreadOrder): Promise<void> {
  const kernels = await instantiateKernels(module, memory);
  self.postMessage("ready");
  try {
    kernels.serve(control, thread, 0);
  } catch (error) {
    reportFailure(memory, control);
    throw error;
  }
}
