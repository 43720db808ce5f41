import { useEffect, useRef, useState } from "react";
import { startPacking } from "../../../elsewhere/client";
import type { ExportPart, PackProblem, PackReport, PackRequest } from "../../../elsewhere/request";
import { sizeOf } from "../../../experiment/architecture";
import { writeLink } from "../../../experiment/link";
import { download, fileName } from "../../../pictures/download";
import type { Model } from "../../../state/model";
import { shownMoment, standStill } from "../../../state/moment";
import type { State } from "../../../state/state";
import { useModel } from "../../../state/store";

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
  const isSurveyed = survey !== undefined && survey.step === checkpoint.step && survey.count === data.testCount;
  if (parts.has("codes") && !isSurveyed) return null;
  const { mu, logVar } = survey ?? {};
  const { testLabels: labels, testFactors: factors } = data;
  return {
    moment: { experiment, checkpoint },
    parts: [...parts],
    images: data.testImages.slice(0, MOST_CHECKED * sizeOf(experiment.architecture.imageShape)),
    codes: parts.has("codes") && mu && logVar ? { mu, logVar, labels, factors } : null,
    data: {
      title: data.title,
      credit: data.credit,
      licence: data.licence,
      classNames: data.classNames,
      factorNames: data.factors.map(({ name }) => name),
      choice: experiment.data,
    },
    link: new URL(writeLink(experiment), pageAddress()).href,
    site: document.baseURI,
  };
}

/** Images that are handed along, of which the first few are what the model is checked by. */
const MOST_CHECKED = 16;

function pageAddress(): string {
  return `${location.origin}${location.pathname}`;
}
