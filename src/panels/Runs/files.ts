import { isOwn } from "../../experiment/dataSets";
import type { KeptRun, RunPicture } from "../../library/runs";
import { download } from "../../pictures/download";
import { readKept } from "../../state/library/open";
import { readRecord } from "../../state/library/record";
import { type ReadRun, runOf, type WholeRun } from "../../state/library/run";
import { writeRunFile } from "../../state/library/runFile";
import type { RunKeeping } from "../../state/library/start";
import type { State } from "../../state/state";
import type { Workspace } from "../../state/workspace";
import { runReadme } from "../../words/runReadme";
import { drawRunPicture } from "./drawing";

/** Hands a kept run to the browser's downloads. @throws RunUnreadable, LibraryError */
export async function downloadKept({ library }: RunKeeping, kept: KeptRun): Promise<void> {
  await downloadRun(named(await readKept(library, kept), kept), kept.picture);
}

/** Hands a kept run with its own images to the browser's downloads. @throws RunUnreadable, LibraryError */
export async function downloadWithImages(workspace: Workspace, { library }: RunKeeping, kept: KeptRun): Promise<void> {
  const run = named(await readKept(library, kept), kept);
  const { data } = kept.experiment;
  const images = isOwn(data)
    ? await (await import("../../state/library/runImages")).imagesFor(workspace, data)
    : undefined;
  await downloadRun(run, kept.picture, images);
}

function named(run: ReadRun, { name }: KeptRun): WholeRun {
  return { ...run, record: { ...run.record, name } };
}

/** Hands the run at hand to the browser's downloads; false where it has no moment that can be gone on from. */
export async function downloadPresent(state: State): Promise<boolean> {
  const run = runOf(state, null);
  if (run) await downloadRun(run, null);
  return run !== null;
}

async function downloadRun(run: WholeRun, picture: RunPicture | null, images?: Uint8Array): Promise<void> {
  const { experiment } = readRecord(run.record);
  const page = `${location.origin}${location.pathname}`;
  const thumbnail = await thumbnailOf(picture);
  const file = writeRunFile(run, experiment.architecture, {
    readme: runReadme(run.record, experiment, page, images !== undefined),
    ...(thumbnail && { thumbnail }),
    ...(images && { images }),
  });
  download(new Blob([file], { type: "application/zip" }), runFileName(run.record.name, run.record.step));
}

/** The name of a run's file, of letters that every system takes. */
function runFileName(name: string | null, step: number): string {
  const plain = (name ?? "run").normalize("NFKD").replace(/\p{M}/gu, "").toLowerCase();
  const letters = plain
    .replace(/[^a-z0-9]+/g, "-")
    .replace(/^-+|-+$/g, "")
    .slice(0, 40);
  return `latent-playground-${letters || "run"}-step-${step}.zip`;
}

async function thumbnailOf(picture: RunPicture | null): Promise<Uint8Array | null> {
  const canvas = document.createElement("canvas");
  canvas.width = canvas.height = 256;
  const context = canvas.getContext("2d");
  if (!picture || !context) return null;
  drawRunPicture(context, picture, "light");
  context.globalCompositeOperation = "destination-over";
  context.fillStyle = "#ffffff";
  context.fillRect(0, 0, canvas.width, canvas.height);
  const blob = await new Promise<Blob | null>((resolve) => canvas.toBlob(resolve));
  return blob && new Uint8Array(await blob.arrayBuffer());
}
