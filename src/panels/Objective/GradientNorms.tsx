import { usePlayground } from "../../state/store";
import { Tooltip } from "../../widgets/Tooltip";
import { normDefinitions } from "../../words/gradients";
import { amountText, decimal } from "../../words/numbers";

import styles from "./GradientNorms.module.css";

/** How strongly the objective moves encoder and decoder at the moment. */
export function GradientNorms() {
  const norms = usePlayground((state) => state.views.gradientNorms ?? null);
  const terms = usePlayground((state) => state.experiment.objective.terms);
  return (
    <p className={styles.norms}>
      <span translate="no">‖∇‖ </span>
      <Tooltip content={normDefinitions.encoder}>encoder</Tooltip>
      <span> </span>
      <output aria-label="Gradient norm of the encoder" aria-live="off" translate="no">
        {amountText(norms?.encoder)}
      </output>
      <span> · </span>
      <Tooltip content={terms === "kl" ? normDefinitions.withoutDecoder : normDefinitions.decoder}>decoder</Tooltip>
      <span> </span>
      <output aria-label="Gradient norm of the decoder" aria-live="off" translate="no">
        {amountText(norms?.decoder)}
      </output>
      <Angle />
    </p>
  );
}

/** The angle between the two terms' gradients: 180° where they pull against each other. */
function Angle() {
  const cosine = usePlayground((state) => state.views.gradientNorms?.pulls?.cosine);
  if (cosine === undefined || !Number.isFinite(cosine)) return null;
  return (
    <span className={styles.angle}>
      <Tooltip content={normDefinitions.angle}>angle of the terms</Tooltip>
      <span translate="no">{` ${decimal((Math.acos(Math.min(1, Math.max(-1, cosine))) * 180) / Math.PI, 0)}°`}</span>
    </span>
  );
}
