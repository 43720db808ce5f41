import { TriangleAlert } from "lucide-react";
import { useHost } from "../../site/useHost";
import { dismissFailure, recover } from "../../state/actions/engine";
import { isUnrecovered } from "../../state/run/recovery";
import { useModels, usePlayground } from "../../state/store";
import { Button } from "../../widgets/Button";
import { fetched } from "../../widgets/fetched";
import { LazyPanel } from "../../widgets/LazyPanel";
import { failureWords } from "../../words/failures";
import styles from "./FailureBanner.module.css";
import { mayBeOfHost } from "./hostFailure";

const OtherData = fetched(async () => (await import("./OtherData")).OtherData);

const hostAdvice = {
  none: "The server does not answer; the page tries again as soon as it does.",
  "another build":
    "A newer version of this page has taken its place on the server: reload the page for it. That ends the run; the settings stay in the link.",
};

/** The assertive live region for failures: what happened, what is kept, what to do. */
export function FailureBanner() {
  const models = useModels();
  const failure = usePlayground((state) => state.failure);
  const unrecovered = usePlayground(isUnrecovered);
  const host = useHost(mayBeOfHost(failure), () => (unrecovered ? recover(models) : dismissFailure(models)));
  const words = failure && failureWords(failure);
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
              <b>What to do:</b> <span>{host === null || host === "this build" ? words.advice : hostAdvice[host]}</span>
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
