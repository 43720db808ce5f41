import type { Report } from "../protocol";
import type { Reports, ViewName } from "../views/list";
import { views } from "../views/list";

type Told = { readonly [Kind in Report["kind"]]: Extract<Report, { kind: Kind }> };

const none = () => [];

/** What of a report of each kind is handed over. Neither data nor checkpoints are: the worker goes on using them. */
const transfers: { readonly [Kind in Report["kind"]]: (report: Told[Kind]) => readonly Transferable[] } = {
  progressed: none,
  detected: none,
  loaded: none,
  built: none,
  engineChanged: none,
  started: none,
  paused: none,
  halted: none,
  stepped: none,
  adjusted: none,
  evaluated: none,
  evaluatedAtMean: none,
  saved: none,
  failed: none,
  seen: ({ view, seen }) => ofView(view, seen),
};

/** The buffers of a report that are handed over instead of copied. */
export function transferables(report: Report): Transferable[] {
  return [...ofKind(report.kind, report)];
}

function ofKind<Kind extends Report["kind"]>(kind: Kind, report: Told[Kind]): readonly Transferable[] {
  return transfers[kind](report);
}

function ofView<Name extends ViewName>(view: Name, seen: Reports[Name]): readonly Transferable[] {
  return views[view].transfers(seen);
}
