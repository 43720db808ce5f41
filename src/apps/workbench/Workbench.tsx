import { CSPProvider } from "@base-ui/react/csp-provider";
import { Tooltip } from "@base-ui/react/tooltip";
import { lazy, type ReactNode, useDeferredValue, useMemo } from "react";
import { useStore } from "zustand";
import { Bar } from "../../panels/Bar/Bar";
import { FailureBanner } from "../../panels/Failure/FailureBanner";
import { LatentSpace } from "../../panels/LatentSpace/LatentSpace";
import { Objective } from "../../panels/Objective/Objective";
import { StatusMessage } from "../../panels/Status/StatusMessage";
import { ModelContext, ModelsContext, useWorkspace, WorkspaceContext } from "../../state/store";
import type { Workspace } from "../../state/workspace";
import { Later } from "../../widgets/Later";
import { Panel, PanelStack } from "../../widgets/Panel";
import styles from "./Workbench.module.css";

const Compare = lazy(async () => ({ default: (await import("../../panels/Compare/Compare")).Compare }));
const Loss = lazy(async () => ({ default: (await import("../../panels/Loss/Loss")).Loss }));
const ProposalDialog = lazy(async () => ({
  default: (await import("../../panels/Proposal/ProposalDialog")).ProposalDialog,
}));
const DecodeZ = lazy(async () => ({ default: (await import("../../panels/DecodeZ/DecodeZ")).DecodeZ }));
const Reconstructions = lazy(async () => ({
  default: (await import("../../panels/Reconstructions/Reconstructions")).Reconstructions,
}));
const Model = lazy(async () => ({ default: (await import("../../panels/Model/Model")).Model }));
const Training = lazy(async () => ({ default: (await import("../../panels/Training/Training")).Training }));
const Explore = lazy(async () => ({ default: (await import("../../panels/Explore/Explore")).Explore }));

/** The page of a workspace: which panels there are, and where. */
export function Workbench({ workspace }: { readonly workspace: Workspace }) {
  return (
    <CSPProvider disableStyleElements>
      <Tooltip.Provider>
        <WorkspaceContext value={workspace}>
          <ShownModels>
            <Bar />
            <Panels />
            <FailureBanner />
            <StatusMessage />
            <Later fallback={null}>
              <ProposalDialog />
            </Later>
          </ShownModels>
        </WorkspaceContext>
      </Tooltip.Provider>
    </CSPProvider>
  );
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
    <main className={styles.comparison}>
      <Later fallback={<p className={styles.coming}>Putting models side by side …</p>}>
        <Compare />
      </Later>
    </main>
  );
}

function Playground() {
  return (
    <main className={styles.main}>
      <PanelStack className={styles.objective}>
        <Objective />
      </PanelStack>
      <Middle />
      <PanelStack className={styles.settings}>
        <Later fallback={null}>
          <Model />
          <Training />
        </Later>
      </PanelStack>
    </main>
  );
}

function Middle() {
  return (
    <div className={styles.workspace}>
      <div className={styles.latent}>
        <LatentSpace />
      </div>
      <div className={styles.side}>
        <div className={styles.decode}>
          <Later fallback={<Panel title="Decode z">{null}</Panel>}>
            <DecodeZ />
          </Later>
        </div>
        <div className={styles.explore}>
          <Later fallback={<Panel title="Explore">{null}</Panel>}>
            <Explore />
          </Later>
        </div>
      </div>
      <div className={styles.loss}>
        <Later fallback={<Panel title="Loss">{null}</Panel>}>
          <Loss />
        </Later>
      </div>
      <div className={styles.reconstructions}>
        <Later fallback={<Panel title="Reconstructions">{null}</Panel>}>
          <Reconstructions />
        </Later>
      </div>
    </div>
  );
}
