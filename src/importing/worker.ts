import { keepDataSet } from "../library/dataSets";
import { decodePicture } from "./decode";
import { Importer } from "./importer";
import type { ImportCommand, ImportReport } from "./protocol";
import { seldom } from "./seldom";
import { answerOf } from "./serve";

const report = (told: ImportReport) => self.postMessage(told);
const importer = new Importer({
  decode: decodePicture,
  onProgress: seldom((progress) => report({ kind: "progressed", progress })),
  keep: keepDataSet,
  now: Date.now,
});

self.onmessage = async ({ data }: MessageEvent<ImportCommand>) => report(await answerOf(importer, data));
