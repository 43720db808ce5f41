import { inspectDrawing } from "../../state/actions/probe";
import { useModels, usePlayground } from "../../state/store";
import { Button } from "../../widgets/Button";
import styles from "./DrawDigit.module.css";
import { Findings } from "./Findings";
import { mnistLike } from "./mnistLike";
import { Pad } from "./Pad";

const MNIST_PIXELS = 28 * 28;

/** Your own digit, encoded and decoded as you draw it. */
export function DrawDigit() {
  const pixels = usePlayground((state) => state.data?.imageShape.reduce((product, side) => product * side, 1));
  if (pixels === undefined) return <p className={styles.words}>The model is on its way.</p>;
  if (pixels !== MNIST_PIXELS) return <p className={styles.words}>Drawing is for digits of 28 × 28 pixels.</p>;
  return (
    <div className={styles.tab}>
      <Pad />
      <Encoded />
    </div>
  );
}

function Encoded() {
  const models = useModels();
  const strokes = usePlayground((state) => state.drawing);
  const probe = usePlayground((state) => state.probe);
  if (probe?.source.kind === "drawn") return <Findings image={probe.image} finding={probe.finding} />;
  const image = mnistLike(strokes);
  if (!image) return <Invitation />;
  return (
    <div className={styles.words}>
      <p>Another image is being looked at.</p>
      <Button look="quiet" onClick={() => inspectDrawing(models, image)}>
        Look at the drawing
      </Button>
    </div>
  );
}

function Invitation() {
  return (
    <div className={styles.words}>
      <p>Draw a digit, or anything else. By keyboard, arrows move the pen and Space puts it down.</p>
      <p>
        It is encoded as you draw: its posterior appears on the map. What a VAE encodes badly is unlike what it learned
        from, so its loss detects anomalies.
      </p>
    </div>
  );
}
