import type { Likelihood } from "../../experiment/objective";
import { natsOf } from "../../model/information";
import { Tooltip } from "../../widgets/Tooltip";
import { lossText, significant } from "../../words/numbers";
import { elboWords } from "../../words/terms";
import styles from "./Mark.module.css";
import type { Place, RateDistortion } from "./plane";

interface MarkProps {
  /** `swept`: of the sweep; `run`: of an earlier run; `live`: of a model that is shown. */
  readonly kind: "swept" | "run" | "live";
  readonly name: string;
  readonly cost: RateDistortion;
  /** By which the distortion is counted. */
  readonly likelihood: Likelihood;
  readonly place: Place;
}

/** A model's point on the plane; hover, focus or a press gives its exact values. */
export function SweepMark({ kind, name, cost, likelihood, place }: MarkProps) {
  const words = costText(cost, likelihood);
  const beyond = place.beyond ? ", beyond the plane's edge" : "";
  return (
    <Tooltip
      opensOnPress
      content={
        <>
          <b>{name}</b>
          <br />
          <span>{`${words}${beyond}`}</span>
        </>
      }
      trigger={
        <button
          type="button"
          aria-label={name}
          data-in-picture
          data-kind={kind}
          data-beyond={place.beyond || undefined}
          className={styles.mark}
          style={{ left: place.x, top: place.y }}
        />
      }
    />
  );
}

/** A cost in words, with the −ELBO that they sum up to. */
function costText({ rate, distortion }: RateDistortion, likelihood: Likelihood): string {
  const losses = { reconstruction: distortion, kl: natsOf(rate) };
  const { name, text } = elboWords(losses, { likelihood, noise: "learned" });
  return `rate ${significant(rate)} bits, distortion ${lossText(distortion)} nats, ${name} ${text} nats`;
}
