import type { Seen } from "../../state/view/viewState";
import { Tooltip } from "../../widgets/Tooltip";
import { estimateText, lossText } from "../../words/numbers";
import styles from "./GapBar.module.css";

interface GapBarProps {
  readonly bounds: NonNullable<Seen<"marginalLikelihood">["fromPosterior"]>;
  /** What follows x in p(x): the class that a conditional network is told, or nothing. */
  readonly given: string;
}

/** −log p(x), the −ELBO above it, and what lies between, as numbers and as a bar to scale. */
export function GapBar({ bounds: { bounds, reconstruction, kl }, given }: GapBarProps) {
  const closest = bounds.at(-1)?.logLikelihood ?? { mean: Number.NaN, error: Number.NaN };
  const surprise = { mean: -closest.mean, error: closest.error };
  const negativeElbo = reconstruction.mean + kl;
  const gap = negativeElbo - surprise.mean;
  return (
    <div>
      <dl className={styles.numbers}>
        <div>
          <dt>
            <Tooltip content={closestMeaning}>{`−log p(x${given})`}</Tooltip>
          </dt>
          <dd>
            <output aria-label={`−log p(x${given})`} aria-live="off" translate="no">
              {estimateText(surprise)}
            </output>
          </dd>
        </div>
        <div>
          <dt>
            <Tooltip content={gapMeaning}>gap</Tooltip>
          </dt>
          <dd data-tone="gap">
            <output aria-label="Gap of the ELBO" aria-live="off" translate="no">
              {lossText(gap)}
            </output>
          </dd>
        </div>
        <div>
          <dt>−ELBO</dt>
          <dd>
            <output aria-label="−ELBO of the image" aria-live="off" translate="no">
              {lossText(negativeElbo)}
            </output>
            <span> nats</span>
          </dd>
        </div>
      </dl>
      <div className={styles.bar} aria-hidden="true">
        <div style={{ flexGrow: Math.max(0, surprise.mean) }} />
        <div className={styles.gap} style={{ flexGrow: Math.max(0, gap) }} />
      </div>
    </div>
  );
}

const closestMeaning =
  "How surprising the model finds x, by the importance-weighted bound of all codes drawn from q(z|x) (Burda et al. 2016), with its standard error. It is an upper bound of −log p(x), too, but a close one.";
const gapMeaning =
  "KL(q(z|x) ‖ p(z|x)), not the KL of the loss, which is to the prior: what the ELBO lacks of log p(x), because q is no more than a Gaussian of the encoder's. It is at least as much as this, for the number beside it is a bound.";
