import { asksForPresentationAlone, type ReadLink, readLink, writeLink } from "../../experiment/link";
import { isAnchor } from "../../experiment/linkFields";
import type { SightTexts } from "../../experiment/sight";
import { openExperiment } from "../../state/actions/experiment";
import { announce } from "../../state/announcement";
import { everyModel, linkOf } from "../../state/everyModel";
import { isExample } from "../../state/library/exampleName";
import { hasSteps } from "../../state/losing";
import { stateOf } from "../../state/model";
import { show } from "../../state/presentation";
import type { Workspace } from "../../state/workspace";

/** Browsers refuse a page that changes its address too often, as a dragged slider would. */
const LINK_DELAY_MS = 250;

/**
 * Opens what the page's link asks for in a workspace, and keeps the two in step; gives what ends that. A link that is
 * followed later is proposed where steps would be left for it, and the address shows it until that is answered.
 */
export function followLink(workspace: Workspace): () => void {
  const { proposedLink } = workspace;
  const { experiment, compared, presentation, sight, problems } = readLink(location.hash);
  show(workspace, presentation);
  openExperiment(workspace.models.getState().shown, experiment, problems);
  if (compared.length > 0) void withLinked(workspace, (part) => part.compareOnceBuilt(workspace, compared));
  if (sight) void look(workspace, sight);
  const stopWriting = writeLinkOf(workspace);
  // Not `location.hash`: what was shown before may have been written there since.
  const follow = ({ newURL }: HashChangeEvent) => {
    const { hash } = new URL(newURL);
    const link = readLink(hash);
    const keepsModels = asksForPresentationAlone(hash) || isShown(workspace, link);
    if (keepsModels) {
      show(workspace, link.presentation);
      void tell(workspace, link.problems);
      if (link.sight) void look(workspace, link.sight);
    }
    const asksForNothing = isAnchor(hash) || keepsModels;
    proposedLink.setState(asksForNothing || !hasSteps(workspace) ? null : link, true);
    if (!asksForNothing && !hasSteps(workspace)) void withLinked(workspace, (part) => part.openLinked(workspace, link));
    writeNow(workspace);
  };
  const stopAnswers = proposedLink.subscribe(() => writeNow(workspace));
  addEventListener("hashchange", follow);
  return () => {
    removeEventListener("hashchange", follow);
    stopAnswers();
    stopWriting();
  };
}

/** Does what is seldom asked for, with the part of the page that is fetched for it. */
async function withLinked(
  workspace: Workspace,
  act: (part: typeof import("../../state/linked")) => void,
): Promise<void> {
  try {
    act(await import("../../state/linked"));
  } catch {
    announce(
      workspace,
      "The link could not be opened: a part of the page did not load. Is the connection there?",
      "shown",
    );
  }
}

/** Has the model looked at as a link asks. */
async function look(workspace: Workspace, sight: SightTexts): Promise<void> {
  await withLinked(workspace, (part) => void tell(workspace, part.lookAsLinked(workspace, sight)));
}

/** Tells what could not be read of a link that keeps the models. */
async function tell(workspace: Workspace, problems: ReadLink["problems"]): Promise<void> {
  if (problems.length === 0) return;
  const words = await import("../../words/linkProblems").catch(() => null);
  if (words) announce(workspace, `The link: ${problems.map(words.linkProblemText).join("; ")}.`, "shown");
}

/** Whether a link asks for the models that are there already. */
function isShown(workspace: Workspace, { experiment, compared, problems }: ReadLink): boolean {
  return problems.length === 0 && writeLink(experiment, compared, workspace.page.getState()) === linkOf(workspace);
}

/** Has the page's address tell what is shown, but for while another link is proposed. */
function writeNow(workspace: Workspace): void {
  const link = isAsOnFirstVisit(workspace) ? "" : linkOf(workspace);
  if (workspace.proposedLink.getState() || link === location.hash) return;
  try {
    // An empty address would leave the present one.
    history.replaceState(null, "", link || location.pathname + location.search);
  } catch {
    // Safari lets a page change its address 100 times in 30 s; the next change writes what was refused.
  }
}

/** Whether the page shows the example and nothing else: whoever asks for nothing finds that. */
function isAsOnFirstVisit({ models, page }: Workspace): boolean {
  const { shown, resting } = models.getState();
  const { scene, hidden, learn } = page.getState();
  return !resting && isExample(stateOf(shown[0])) && !scene && !learn && hidden.length === 0;
}

/** Writes what is shown into the page's address as it changes. */
function writeLinkOf(workspace: Workspace): () => void {
  const { models, page } = workspace;
  let pending: ReturnType<typeof setTimeout>;
  let written: readonly unknown[] = [];
  const write = () => {
    const { scene, hidden, learn } = page.getState();
    const { keptAs } = stateOf(models.getState().shown[0]);
    const told = [scene, hidden, learn, keptAs, ...everyModel(workspace).map((model) => stateOf(model).experiment)];
    if (told.length === written.length && told.every((each, index) => each === written[index])) return;
    written = told;
    clearTimeout(pending);
    pending = setTimeout(() => writeNow(workspace), LINK_DELAY_MS);
  };
  const follow = () => everyModel(workspace).map(({ store }) => store.subscribe(write));
  let following = follow();
  const stopPage = page.subscribe(write);
  const stop = models.subscribe(() => {
    for (const stopFollowing of following) stopFollowing();
    following = follow();
    write();
  });
  return () => {
    stop();
    stopPage();
    for (const stopFollowing of following) stopFollowing();
    clearTimeout(pending);
  };
}
