import { STACKED_SCREEN } from "../../interaction/stackedScreen";
import { useMedia } from "../../interaction/useMedia";
import { ObjectivePanel } from "../../panels/Objective/Objective";
import { ErrorBoundary } from "../../widgets/ErrorBoundary";
import { fetched } from "../../widgets/fetched";
import { LazyPanel } from "../../widgets/LazyPanel";
import { PanelStack } from "../../widgets/Panel";
import styles from "./SettingsColumn.module.css";

const Model = fetched(async () => (await import("../../panels/Model/Model")).ModelPanel);
const Training = fetched(async () => (await import("../../panels/Training/Training")).Training);

/** What a run depends on, in one column; where the screen is small, what is seldom changed is folded away. */
export function SettingsColumn({ className }: { readonly className: string | undefined }) {
  const isFolded = useMedia(STACKED_SCREEN);
  return (
    <div className={`${styles.settings} ${className ?? ""}`}>
      <PanelStack>
        <ErrorBoundary title="Objective">
          <ObjectivePanel />
        </ErrorBoundary>
      </PanelStack>
      {isFolded ? (
        <details className={styles.fold}>
          <summary>Model and training</summary>
          <Seldom />
        </details>
      ) : (
        <Seldom />
      )}
    </div>
  );
}

function Seldom() {
  return (
    <PanelStack className={styles.seldom}>
      <LazyPanel title="Model" fallback={null}>
        <Model />
      </LazyPanel>
      <LazyPanel title="Training" fallback={null}>
        <Training />
      </LazyPanel>
    </PanelStack>
  );
}
