import { DataError } from "../data/dataset";
import { loadDataset } from "../data/sources";
import { pack } from "./archive";
import type { PackReport, PackRequest } from "./request";

const report = (told: PackReport) => self.postMessage(told);

/** Packs one model, and says so. */
self.onmessage = async ({ data }: MessageEvent<PackRequest>) => {
  const loading = { site: new URL(data.site), onProgress: () => undefined, signal: new AbortController().signal };
  try {
    const archive = await pack(data, { report, load: () => loadDataset(data.data.choice, loading) });
    report({ kind: "packed", archive: new Blob([archive], { type: "application/zip" }) });
  } catch (error) {
    if (!(error instanceof DataError)) throw error;
    report({ kind: "failed", problem: { code: "noData", problem: error.problem } });
  }
};
