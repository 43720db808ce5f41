import { CSPProvider } from "@base-ui/react/csp-provider";
import { Activity, type ReactNode, useDeferredValue, useEffect, useMemo, useState } from "react";
import { useStore } from "zustand";
import { Bar } from "../../panels/Bar/Bar";
import { BarInstead } from "../../panels/Bar/BarInstead";
import { DataButton } from "../../panels/Data/DataButton";
import { StatusLine } from "../../panels/Status/StatusMessage";
import { ModelContext, ModelsContext, useWorkspace, WorkspaceContext } from "../../state/store";
import type { Workspace } from "../../state/workspace";
import { ErrorBoundary } from "../../widgets/ErrorBoundary";
import { fetched } from "../../widgets/fetched";
import { LazyPanel } from "../../widgets/LazyPanel";
import { ReloadButton } from "../../widgets/ReloadButton";
import { showTooltips } from "../../widgets/tooltips";
import { Playground } from "./Playground";
import styles from "./Workbench.module.css";

const Compare = fetched(async () => (await import("../../panels/Compare/Compare")).Compare);
const FailureBanner = fetched(async () => (await import("../../panels/Failure/FailureBanner")).FailureBanner);
const Narrator = fetched(async () => (await import("../../panels/Narrator/Narrator")).Narrator);
const Footer = fetched(async () => (await import("../../panels/Footer/Footer")).Footer);
const NewVersion = fetched(async () => (await import("../../panels/Footer/NewVersion")).NewVersion);
const LinkDialog = fetched(async () => (await import("../../panels/Proposal/LinkDialog")).LinkDialog);
const Keys = fetched(async () => (await import("../../panels/Keys/Keys")).Keys);
const SkipLinks = fetched(async () => (await import("./SkipLinks")).SkipLinks);
const StageView = fetched(async () => (await import("../../panels/Stage/StageView")).StageView);
const UndoBar = fetched(async () => (await import("../../panels/Undo/UndoBar")).UndoBar);
const Runs = fetched(async () => (await import("../../panels/Runs/Runs")).Runs);
const Learn = fetched(async () => (await import("../../panels/Learn/Learn")).Learn);
const LayerEditor = fetched(async () => (await import("../../panels/Model/LayerEditor")).LayerEditor);
const ProposalDialog = fetched(async () => (await import("../../panels/Proposal/ProposalDialog")).ProposalDialog);

/** The page of a workspace: which panels there are, and where; never blank, whatever fails. */
export function Workbench({ workspace }: { readonly workspace: Workspace }) {
  return (
    <ErrorBoundary title="Latent Playground" otherwise={<ReloadButton />}>
      <Page workspace={workspace} />
    </ErrorBoundary>
  );
}

function Page({ workspace }: { readonly workspace: Workspace }) {
  useEffect(() => showTooltips(document), []);
  return (
    <CSPProvider disableStyleElements>
      <WorkspaceContext value={workspace}>
        <ShownModels>
          <OffStage />
          <OnStage />
          <div className={styles.notices}>
            <ErrorBoundary title="News">
              <StatusLine />
            </ErrorBoundary>
            <LazyPanel title="Failures" fallback={<div role="alert" />}>
              <FailureBanner />
            </LazyPanel>
            <Left />
            <KeptRuns />
            <LazyPanel title="A newer version" fallback={null}>
              <NewVersion />
            </LazyPanel>
          </div>
          <LazyPanel title="Keys" fallback={null}>
            <Keys />
          </LazyPanel>
          <LazyPanel title="Start of a new run" fallback={null}>
            <ProposalDialog />
          </LazyPanel>
          <ProposedLink />
          <EditedLayers />
        </ShownModels>
      </WorkspaceContext>
    </CSPProvider>
  );
}

/** The workbench; while the stage is there, it is hidden as it is, and follows the models no longer. */
function OffStage() {
  const { page } = useWorkspace();
  const isHidden = useStore(page, ({ scene }) => scene !== null);
  const hasNarrator = useStore(page, ({ hidden }) => !hidden.includes("narrator"));
  return (
    <Activity mode={isHidden ? "hidden" : "visible"}>
      <LazyPanel title="Skip links" fallback={null}>
        <SkipLinks />
      </LazyPanel>
      <ErrorBoundary title="Bar" otherwise={<BarInstead />}>
        <Bar data={<DataButton />} />
      </ErrorBoundary>
      {hasNarrator && (
        <div className={styles.narrator}>
          <LazyPanel title="Narrator" fallback={null}>
            <Narrator />
          </LazyPanel>
        </div>
      )}
      <div className={styles.panels}>
        <Lessons />
        <Panels />
      </div>
      <footer className={styles.footer}>
        <LazyPanel title="Licences" fallback={null}>
          <Footer />
        </LazyPanel>
      </footer>
    </Activity>
  );
}

/** The sheet of lessons, while it is open. */
function Lessons() {
  const isOpen = useStore(useWorkspace().page, ({ learn }) => learn !== null);
  return (
    isOpen && (
      <LazyPanel title="Learn" fallback={null}>
        <Learn />
      </LazyPanel>
    )
  );
}

function OnStage() {
  const scene = useStore(useWorkspace().page, (page) => page.scene);
  return (
    scene && (
      <LazyPanel title="Stage" fallback={<p className={styles.coming}>The curtain rises …</p>}>
        <StageView scene={scene} />
      </LazyPanel>
    )
  );
}

/** What was left and can be brought back. */
function Left() {
  const isAny = useStore(useWorkspace().leaving.store, (left) => left !== null);
  return (
    isAny && (
      <LazyPanel title="Undo" fallback={null}>
        <UndoBar />
      </LazyPanel>
    )
  );
}

/** What is told of the runs that this browser keeps, and their shelf; there once something was to be told. */
function KeptRuns() {
  const { library, page } = useWorkspace();
  const isTold = useStore(library, ({ offered, trouble }) => offered !== null || trouble !== null);
  const isShown = useStore(page, ({ runsShown }) => runsShown);
  return (
    useOnce(isTold || isShown) && (
      <LazyPanel title="Runs" fallback={null}>
        <Runs />
      </LazyPanel>
    )
  );
}

/** The question about a link that was followed; it stays once it was fetched, so that it can close. */
function ProposedLink() {
  const isAny = useStore(useWorkspace().proposedLink, (link) => link !== null);
  return (
    useOnce(isAny) && (
      <LazyPanel title="A link that was followed" fallback={null}>
        <LinkDialog />
      </LazyPanel>
    )
  );
}

/** The editor of the network's layers: beside the panels, so that it stays while they change their places. */
function EditedLayers() {
  const isShown = useStore(useWorkspace().page, ({ layersShown }) => layersShown);
  return (
    useOnce(isShown) && (
      <LazyPanel title="Layers" fallback={null}>
        <LayerEditor />
      </LazyPanel>
    )
  );
}

/** Whether something is so, or was so once. */
function useOnce(isSo: boolean): boolean {
  const [was, setWas] = useState(false);
  if (isSo && !was) setWas(true);
  return was;
}

/** Has what it holds stand in the models that are shown, and in the first of them. */
function ShownModels({ children }: { readonly children: ReactNode }) {
  const shown = useStore(useWorkspace().models, (models) => models.shown);
  return (
    <ModelsContext value={shown}>
      <ModelContext value={shown[0]}>{children}</ModelContext>
    </ModelsContext>
  );
}

/** The panels of one model, or models side by side; from the one to the other they change beside all else that goes on. */
function Panels() {
  const { shown, resting } = useDeferredValue(useStore(useWorkspace().models));
  const compares = resting !== null;
  return useMemo(
    () => (
      <ModelsContext value={shown}>
        <ModelContext value={shown[0]}>{compares ? <Comparison /> : <Playground />}</ModelContext>
      </ModelsContext>
    ),
    [shown, compares],
  );
}

function Comparison() {
  return (
    <main id="models" className={styles.comparison}>
      <LazyPanel title="Compare" fallback={<p className={styles.coming}>Putting models side by side …</p>}>
        <Compare />
      </LazyPanel>
    </main>
  );
}
