import { TriangleAlert } from "lucide-react";
import { dismissFailure, recover } from "../../state/actions/engine";
import { isUnrecovered } from "../../state/run/recovery";
import { useModels, usePlayground } from "../../state/store";
import { Button } from "../../widgets/Button";
import { failureWords } from "../../words/failures";
import styles from "./FailureBanner.module.css";

/** The assertive live region for failures: what happened, what is kept, what to do. */
export function FailureBanner() {
  const models = useModels();
  const failure = usePlayground((state) => state.failure);
  const unrecovered = usePlayground(isUnrecovered);
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
              <b>What to do:</b> <span>{words.advice}</span>
            </p>
          </div>
          <div className={styles.buttons}>
            {unrecovered && failure.consequence === "broken" && (
              <Button onClick={() => recover(models)}>Recover</Button>
            )}
            {unrecovered && failure.consequence === "impossible" && (
              <Button onClick={() => recover(models)}>Try again</Button>
            )}
            <Button onClick={() => dismissFailure(models)}>Dismiss</Button>
          </div>
        </>
      )}
    </div>
  );
}
