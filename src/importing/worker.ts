import { keepDataSet } from "../library/dataSets";
import { pictureDecoder } from "./decode";
import { Importer } from "./importer";
import type { ImportCommand, ImportReport } from "./protocol";
import { seldom } from "./seldom";
import { answerOf } from "./serve";

const report = (told: ImportReport) => self.postMessage(told);
const importer = new Importer({
  decode: pictureDecoder(),
  onProgress: seldom((progress) => report({ kind: "progressed", progress })),
  keep: keepDataSet,
  now: Date.now,
});

self.onmessage = async ({ data }: MessageEvent<ImportCommand>) => report(await answerOf(importer, data));
