import { DataError } from "../data/dataset";
import { loadDataset } from "../data/sources";
import { pack } from "./archive";
import { ModelFileError } from "./modelFile";
import { readModel } from "./readModel";
import type { ElsewhereRequest, PackReport, PackRequest, ReadReport } from "./request";

const report = (told: PackReport | ReadReport) => self.postMessage(told);

/** Does one thing that it is asked for, and says what came of it. */
self.onmessage = async ({ data }: MessageEvent<ElsewhereRequest>) => {
  if (data.kind === "read") report(read(data));
  else await packAndTell(data.request);
};

function read({ files, present }: Extract<ElsewhereRequest, { kind: "read" }>): ReadReport {
  try {
    return { kind: "found", model: readModel(files, present) };
  } catch (error) {
    return { kind: "refused", problem: error instanceof ModelFileError ? error.problem : { code: "ended" } };
  }
}

async function packAndTell(request: PackRequest): Promise<void> {
  const loading = { site: new URL(request.site), onProgress: () => undefined, signal: new AbortController().signal };
  try {
    const archive = await pack(request, { report, load: () => loadDataset(request.data.choice, loading) });
    report({ kind: "packed", archive: new Blob([archive], { type: "application/zip" }) });
  } catch (error) {
    const isOfData = error instanceof DataError;
    report({ kind: "failed", problem: isOfData ? { code: "noData", problem: error.problem } : { code: "ended" } });
  }
}
