import { TriangleAlert } from "lucide-react";
import { isStranded } from "../../state/run/recovery";
import { actions, usePlayground } from "../../state/store";
import { Button } from "../../widgets/Button";
import { failureWords } from "../../words/failures";
import styles from "./FailureBanner.module.css";

/** The assertive live region for failures: what happened, what is kept, what to do. */
export function FailureBanner() {
  const failure = usePlayground((state) => state.failure);
  const stranded = usePlayground(isStranded);
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
            {stranded && failure.consequence === "broken" && <Button onClick={actions.recover}>Recover</Button>}
            {stranded && failure.consequence === "impossible" && <Button onClick={actions.recover}>Try again</Button>}
            <Button onClick={actions.dismissFailure}>Dismiss</Button>
          </div>
        </>
      )}
    </div>
  );
}
