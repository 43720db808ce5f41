import { Pause, Play, RotateCcw, StepForward, X } from "lucide-react";
import { cancelStart } from "../../state/actions/cancel";
import { pause, reset, takeStep, train } from "../../state/actions/training";
import { useModels, usePlayground } from "../../state/store";
import { Button } from "../../widgets/Button";
import styles from "./Transport.module.css";

/** Train or Pause and Step, without effect while nothing is built; and Reset, or Cancel while something starts. */
export function Transport() {
  const models = useModels();
  const training = usePlayground((state) => state.training);
  const built = usePlayground((state) => state.engine !== null);
  const lookingBack = usePlayground((state) => state.lookingBack);
  const busy = usePlayground((state) => state.activity !== null);
  return (
    <div className={styles.transport}>
      <Button
        look="primary"
        disabled={!built || lookingBack}
        title={lookingBack ? lookingBackHint : undefined}
        onClick={training ? () => pause(models) : () => train(models)}
      >
        {training ? <Pause aria-hidden /> : <Play aria-hidden />}
        <span className={styles.word}>{training ? "Pause" : "Train"}</span>
      </Button>
      <Button
        disabled={!built || training || lookingBack}
        onClick={() => takeStep(models)}
        title="Take one training step"
      >
        <StepForward aria-hidden />
        <span>Step</span>
      </Button>
      {busy ? (
        <Button onClick={() => cancelStart(models)} title="Give up what is being started">
          <X aria-hidden />
          <span className={styles.exchanged}>Cancel</span>
        </Button>
      ) : (
        <Button onClick={() => reset(models)} title="Back to the initial weights of this seed">
          <RotateCcw aria-hidden />
          <span className={styles.exchanged}>Reset</span>
        </Button>
      )}
    </div>
  );
}

const lookingBackHint = "While you look back, training stands still: go on from here, or back to now, under Loss";
