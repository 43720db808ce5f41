import { useStore } from "zustand";
import type { HideablePart } from "../../experiment/presentation";
import { STACKED_SCREEN } from "../../interaction/screens";
import { useMedia } from "../../interaction/useMedia";
import { ObjectivePanel } from "../../panels/Objective/Objective";
import { useWorkspace } from "../../state/store";
import { ErrorBoundary } from "../../widgets/ErrorBoundary";
import { fetched } from "../../widgets/fetched";
import { LazyPanel } from "../../widgets/LazyPanel";
import { PanelStack } from "../../widgets/Panel";
import { areHidden } from "./parts";
import styles from "./SettingsColumn.module.css";

const Model = fetched(async () => (await import("../../panels/Model/Model")).ModelPanel);
const Training = fetched(async () => (await import("../../panels/Training/Training")).Training);

/** What a run depends on, in one column; where the screen is small, what is seldom changed is folded away. */
export function SettingsColumn({ className }: { readonly className: string | undefined }) {
  const isFolded = useMedia(STACKED_SCREEN);
  const hidden = useStore(useWorkspace().page, (page) => page.hidden);
  const hasSeldom = !areHidden(["model", "training"], hidden);
  return (
    <div id="settings" className={`${styles.settings} ${className ?? ""}`}>
      {!hidden.includes("objective") && (
        <PanelStack>
          <ErrorBoundary title="Objective">
            <ObjectivePanel />
          </ErrorBoundary>
        </PanelStack>
      )}
      {hasSeldom && isFolded && (
        <details className={styles.fold}>
          <summary>Model and training</summary>
          <Seldom hidden={hidden} />
        </details>
      )}
      {hasSeldom && !isFolded && <Seldom hidden={hidden} />}
    </div>
  );
}

function Seldom({ hidden }: { readonly hidden: readonly HideablePart[] }) {
  return (
    <PanelStack className={styles.seldom}>
      {!hidden.includes("model") && (
        <LazyPanel title="Model" fallback={null}>
          <Model />
        </LazyPanel>
      )}
      {!hidden.includes("training") && (
        <LazyPanel title="Training" fallback={null}>
          <Training />
        </LazyPanel>
      )}
    </PanelStack>
  );
}
