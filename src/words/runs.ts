import { lossSizesOf } from "../experiment/experiment";
import type { KeptRun } from "../library/runs";
import { totalLoss } from "../model/objective";
import type { JoinRefusal } from "../state/comparison";
import type { SavingTrouble } from "../state/library/libraryState";
import type { RunProblem } from "../state/library/problem";
import { formatProblemText } from "./formatProblems";
import { linkProblemText } from "./linkProblems";
import { bytesText, countText, lossText } from "./numbers";
import { objectiveTitle } from "./objectiveNames";

/** Share of a quota that is taken where a write failed for want of room, at least. */
const FULL_FROM = 0.75;

const timeOfDay = new Intl.DateTimeFormat("en-GB", { hour: "2-digit", minute: "2-digit" });
const day = new Intl.DateTimeFormat("en-GB", { day: "numeric", month: "short" });
const dayOfYear = new Intl.DateTimeFormat("en-GB", { day: "numeric", month: "short", year: "numeric" });

/** When something was, as `14:32` of today, `27 Nov, 14:32` of this year or `27 Nov 2025`; both in ms since 1970. */
function whenText(at: number, now: number): string {
  const [then, today] = [new Date(at), new Date(now)];
  if (then.toDateString() === today.toDateString()) return timeOfDay.format(then);
  if (then.getFullYear() !== today.getFullYear()) return dayOfYear.format(then);
  return `${day.format(then)}, ${timeOfDay.format(then)}`;
}

/** What a kept run is called. */
export function runTitle({ name, experiment }: Pick<KeptRun, "name" | "experiment">): string {
  return name ?? objectiveTitle(experiment.objective);
}

/** Why a kept run does not join the comparison. */
export const joinRefusals: Readonly<Record<JoinRefusal, string>> = {
  otherModel: "It is of other data or another network than the models that are compared",
  enoughModels: "No more models are compared at once: remove one first",
  memory: "There is no memory for one more model",
};

/** What is offered of an earlier visit. */
export function offerText(run: KeptRun, now: number): string {
  const which = run.name === null ? `Your run of ${whenText(run.savedAt, now)}` : `Your run “${run.name}”`;
  return `${which}, step ${countText(run.step)}, is kept.`;
}

/** How far a kept run is, what it came to and when. */
export function standingText({ step, heldOut, experiment, savedAt }: KeptRun, now: number): string {
  const loss = heldOut && totalLoss(heldOut, experiment.objective, lossSizesOf(experiment));
  const parts = [`step ${countText(step)}`, loss === null ? "" : `held-out loss ${lossText(loss)} nats`];
  return [...parts, whenText(savedAt, now)].filter(Boolean).join(" · ");
}

/** Why runs are not saved, and what happens meanwhile. */
export function savingTroubleText(trouble: SavingTrouble): string {
  const what = `Not saved: ${reasonText(trouble)}. The run goes on in this page`;
  if (trouble.code !== "storageFull") return `${what}.`;
  return `${what}, and what was saved before stays. Download it, or delete runs: it is saved again as soon as there is room.`;
}

function reasonText(trouble: SavingTrouble): string {
  switch (trouble.code) {
    case "storageFull": {
      const { usage, quota } = trouble;
      return `this browser’s storage is full${amountsText(usage, quota)}`;
    }
    case "storageRefused":
      return "this browser lets the page keep nothing, as in some private windows";
    case "libraryOfNewerPage":
      return "a newer version of this page has kept runs here; reload the page";
  }
}

/** A browser may tell a quota that is none, so as not to tell how large its disk is. */
function amountsText(usage: number | null, quota: number | null): string {
  if (usage === null) return "";
  const isFull = quota !== null && usage >= FULL_FROM * quota;
  return isFull ? ` (${bytesText(usage)} of ${bytesText(quota)})` : ` (${bytesText(usage)} of it are this site’s)`;
}

/** Why something is not opened as a run: what is to be said of it after its name, up to the full stop. */
export function runProblemText(problem: RunProblem): string {
  switch (problem.code) {
    case "notRun":
      return "is no run of this page: there is no run.json of it";
    case "newerRun":
      return `was made by a newer page (version ${problem.version}; this page reads up to ${problem.known}): reload the page, or open it there`;
    case "malformedRecord":
      return `is not whole: run.json is not as it should be at “${problem.where}”`;
    case "malformedLink":
      return `is not whole: the link in run.json cannot be read: ${problem.problems.map(linkProblemText).join("; ")}`;
    case "malformedHistory":
      return `is not whole: history.csv is not as it should be in line ${problem.line}`;
    case "memberMissing":
      return `is not whole: there is no ${problem.name}`;
    case "malformedZip":
      return formatProblemText(problem.problem);
    case "malformedNumbers":
      return "is not whole: state.safetensors cannot be read";
    case "tensorMissing":
      return `is not whole: ${problem.name} of its network is missing`;
    case "tensorMisfit":
      return `does not fit together: ${problem.name} is ${problem.found.join(" × ") || "one number"}, which its network has no room for`;
    case "notFinite":
      return `holds numbers that are not finite, in ${problem.name}`;
    case "negative":
      return `holds numbers below 0 in ${problem.name}, where none can be: it is damaged`;
    case "stepsDiffer":
      return "does not fit together: its step is not that of its numbers";
    case "otherImages":
      return "does not fit together: its images are not those that it was trained on";
    case "imagesGone":
      return "cannot take its images along: they are not on this machine any more";
    case "savesLost":
      return "cannot be read any more: its saves are damaged";
  }
}
