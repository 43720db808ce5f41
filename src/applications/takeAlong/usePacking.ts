import { useEffect, useRef, useState } from "react";
import { startPacking } from "../../elsewhere/client";
import type { ExportPart, FigureRequest, PackProblem, PackReport, PackRequest } from "../../elsewhere/request";
import { sizeOf } from "../../experiment/architecture";
import { writeLink } from "../../experiment/link";
import { classColour } from "../../pictures/classColours";
import { download, fileName } from "../../pictures/download";
import type { Model } from "../../state/model";
import { shownMoment, standStill } from "../../state/moment";
import type { CurvePoint } from "../../state/run/history";
import type { State } from "../../state/state";
import { useModel } from "../../state/store";
import { bibtexOf, figureCaptions, figureNames } from "../../words/figures";

/** How far packing is, or how it ended. */
export type PackingState =
  | { readonly kind: "idle" }
  | { readonly kind: "packing"; readonly part: ExportPart | "archive" | "waiting"; readonly fraction: number }
  | { readonly kind: "saved"; readonly name: string; readonly bytes: number }
  | { readonly kind: "failed"; readonly problem: PackProblem | { readonly code: "notStill" } };

/** Packs the model that is shown and hands it to the browser's downloads. */
export function usePacking() {
  const model = useModel();
  const [state, setState] = useState<PackingState>({ kind: "idle" });
  const giveUp = useRef<(() => void) | null>(null);
  const cancel = () => {
    giveUp.current?.();
    giveUp.current = null;
    setState({ kind: "idle" });
  };
  const hear = (report: PackReport, step: number) => {
    if (report.kind !== "packed") return setState(report);
    const name = fileName("model", step, "zip");
    download(report.archive, name);
    setState({ kind: "saved", name, bytes: report.archive.size });
  };
  const begin = async (parts: ReadonlySet<ExportPart>) => {
    const abort = new AbortController();
    giveUp.current = () => abort.abort();
    setState({ kind: "packing", part: "waiting", fraction: 0 });
    const request = await requestWhenStill(model, parts, abort.signal).catch(() => null);
    if (abort.signal.aborted) return;
    if (!request) return setState({ kind: "failed", problem: { code: "notStill" } });
    giveUp.current = startPacking(request, (report) => hear(report, request.moment.checkpoint.step));
  };
  useEffect(() => () => giveUp.current?.(), []);
  return { state, begin, cancel };
}

function requestWhenStill(model: Model, parts: ReadonlySet<ExportPart>, signal: AbortSignal): Promise<PackRequest> {
  return standStill(model, (state) => requestOf(state, parts), signal);
}

/** What is asked for; null as long as the weights or, where they are wanted, the codes of all held-out images are not there. */
function requestOf(state: State, parts: ReadonlySet<ExportPart>): PackRequest | null {
  const { experiment, data, views } = state;
  const checkpoint = shownMoment(state);
  if (!checkpoint || !data) return null;
  const { survey } = views;
  const wantsCodes = parts.has("codes") || parts.has("figures");
  const isSurveyed = survey !== undefined && survey.step === checkpoint.step && survey.count === data.testCount;
  if (wantsCodes && !isSurveyed) return null;
  const { mu, logVar } = survey ?? {};
  const { testLabels: labels, testFactors: factors } = data;
  return {
    moment: { experiment, checkpoint },
    parts: [...parts],
    images: data.testImages.slice(0, MOST_CHECKED * sizeOf(experiment.architecture.imageShape)),
    labels: labels?.slice(0, MOST_CHECKED) ?? null,
    codes: wantsCodes && mu && logVar ? { mu, logVar, labels, factors } : null,
    figures: parts.has("figures") ? figuresOf(state, data, checkpoint.step) : null,
    data: {
      title: data.title,
      credit: data.credit,
      licence: data.licence,
      classNames: data.classNames,
      factorNames: data.factors.map(({ name }) => name),
      choice: experiment.data,
    },
    link: linkTo(state),
    site: document.baseURI,
  };
}

/** Images that are handed along, of which the first few are what the model is checked by. */
const MOST_CHECKED = 16;

function figuresOf(state: State, data: NonNullable<State["data"]>, step: number): FigureRequest {
  const { history } = state;
  const until = (points: readonly CurvePoint[]) => points.filter((point) => point.step <= step).map(lossesOf);
  const link = linkTo(state);
  return {
    train: until(history.train.points),
    heldOut: until(history.heldOut.points),
    classes: data.classNames.map((name, label) => ({ name, colour: classColour(label, "light") })),
    names: figureNames,
    captions: figureCaptions(history, step, data.testCount, link),
    bibtex: bibtexOf(data.title, step, link, new Date().getFullYear()),
  };
}

function lossesOf({ step, total, reconstruction, kl }: CurvePoint) {
  return { step, total, reconstruction, kl };
}

function linkTo({ experiment }: Pick<State, "experiment">): string {
  return new URL(writeLink(experiment), `${location.origin}${location.pathname}`).href;
}
