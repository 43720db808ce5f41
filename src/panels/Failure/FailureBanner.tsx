import { TriangleAlert } from "lucide-react";
import { useStore } from "zustand";
import { useHost } from "../../site/useHost";
import { dismissFailure, recover } from "../../state/actions/engine";
import { standsAt } from "../../state/library/run";
import { areAllKept } from "../../state/losing";
import { isUnrecovered } from "../../state/run/recovery";
import { useModels, usePlayground, useWorkspace } from "../../state/store";
import { Button } from "../../widgets/Button";
import { fetched } from "../../widgets/fetched";
import { LazyPanel } from "../../widgets/LazyPanel";
import { failureWords, hostAdvice } from "../../words/failures";
import styles from "./FailureBanner.module.css";
import { mayBeOfHost } from "./hostFailure";

const OtherData = fetched(async () => (await import("./OtherData")).OtherData);

/** The assertive live region for failures: what happened, what is kept, what to do. */
export function FailureBanner() {
  const models = useModels();
  const failure = usePlayground((state) => state.failure);
  const unrecovered = usePlayground(isUnrecovered);
  const host = useHost(mayBeOfHost(failure), () => (unrecovered ? recover(models) : dismissFailure(models)));
  const words = failure && failureWords(failure);
  const keptUntil = useKeptUntil();
  return (
    <div role="alert" className={failure ? styles.banner : undefined}>
      {failure && words && (
        <>
          <div className={styles.words}>
            <p className={styles.what}>
              <TriangleAlert aria-hidden className={styles.icon} />
              <span>{words.what}</span>
            </p>
            <p>
              <b>Kept:</b> <span>{words.kept}</span>
            </p>
            <p>
              <b>What to do:</b>{" "}
              <span>{host === null || host === "this build" ? words.advice : hostAdvice(host, keptUntil)}</span>
            </p>
          </div>
          <div className={styles.buttons}>
            {host === "another build" && <Button onClick={() => location.reload()}>Reload the page</Button>}
            {unrecovered && failure.consequence === "broken" && (
              <Button onClick={() => recover(models)}>Recover</Button>
            )}
            {unrecovered && failure.consequence === "impossible" && (
              <Button onClick={() => recover(models)}>Try again</Button>
            )}
            {failure.code === "dataMissing" && failure.reason.code === "notHere" && (
              <LazyPanel title="Another data set" fallback={null}>
                <OtherData />
              </LazyPanel>
            )}
            <Button onClick={() => dismissFailure(models)}>Dismiss</Button>
          </div>
        </>
      )}
    </div>
  );
}

/** The step up to which this browser keeps the run; null where it does not keep all that are open. */
function useKeptUntil(): number | null {
  const workspace = useWorkspace();
  const areKept = useStore(workspace.library, () => areAllKept(workspace));
  const step = usePlayground((state) => standsAt(state)?.step ?? 0);
  return areKept && step > 0 ? step : null;
}
