import { usePlayground } from "../../state/store";
import { Tooltip } from "../../widgets/Tooltip";
import { amountText } from "../../words/numbers";
import styles from "./GradientNorms.module.css";

/** How strongly the objective moves encoder and decoder at the moment. */
export function GradientNorms() {
  const norms = usePlayground((state) => state.views.gradientNorms ?? null);
  const terms = usePlayground((state) => state.experiment.objective.terms);
  return (
    <span className={styles.norms}>
      <span translate="no">‖∇‖ </span>
      <Tooltip content={ofEncoder}>encoder</Tooltip>
      <span> </span>
      <output aria-label="Gradient norm of the encoder" aria-live="off" translate="no">
        {amountText(norms?.encoder)}
      </output>
      <span> · </span>
      <Tooltip content={terms === "kl" ? withoutDecoder : ofDecoder}>decoder</Tooltip>
      <span> </span>
      <output aria-label="Gradient norm of the decoder" aria-live="off" translate="no">
        {amountText(norms?.decoder)}
      </output>
    </span>
  );
}

const ofEncoder =
  "‖∂L/∂φ‖: the length of the gradient of L, in nats per image, with respect to the encoder's parameters, on images of the next batch.";
const ofDecoder =
  "‖∂L/∂θ‖: the length of the gradient of L, in nats per image, with respect to the decoder's parameters, on images of the next batch.";
const withoutDecoder =
  "‖∂L/∂θ‖ is exactly 0: KL is a function of the encoder only, and the decoder's weights do not change. x̂ still does: the codes move, and batch norm's running averages follow them.";
