import { counted } from "../../model/objective";
import type { State } from "../../state/state";
import { usePlayground } from "../../state/store";
import { Tooltip } from "../../widgets/Tooltip";
import { amountText } from "../../words/numbers";
import { pullDefinition } from "../../words/objective";
import styles from "./Rope.module.css";

/** How hard either term pulls at the encoder, and as a bar the share of each: the knot is in the middle where they are as strong. */
export function Rope() {
  const { reconstruction, kl } = usePulls();
  const sum = reconstruction !== undefined && kl !== undefined ? reconstruction + kl : 0;
  const share = reconstruction !== undefined && sum > 0 && Number.isFinite(sum) ? reconstruction / sum : null;
  return (
    <div className={styles.pulls}>
      <p className={styles.title}>
        <Tooltip content={pullDefinition} more="pulls">
          how hard each pulls at the encoder
        </Tooltip>
      </p>
      <Pull name="Pull of reconstruction" term="reconstruction" length={reconstruction} />
      <span aria-hidden className={styles.rope} data-slack={share === null || undefined}>
        <span className={styles.side} style={{ transform: `scaleX(${share ?? 0.5})` }} />
        <span className={styles.middle} />
        <span className={styles.place} style={{ transform: `translateX(${100 * (share ?? 0.5)}%)` }}>
          <span className={styles.knot} />
        </span>
      </span>
      <Pull name="Pull of KL" term="kl" length={kl} />
    </div>
  );
}

interface PullProps {
  readonly name: string;
  readonly term: "reconstruction" | "kl";
  readonly length: number | undefined;
}

function Pull({ name, term, length }: PullProps) {
  return (
    <output aria-label={name} aria-live="off" translate="no" className={styles.pull} data-term={term}>
      {amountText(length)}
    </output>
  );
}

/** The lengths of what either term adds to the encoder's gradient; a term that does not count adds nothing. */
function usePulls(): { readonly reconstruction: number | undefined; readonly kl: number | undefined } {
  const norms = usePlayground((state) => state.views.gradientNorms);
  const terms = usePlayground(termsOf);
  if (!norms) return { reconstruction: undefined, kl: undefined };
  if (norms.pulls) return norms.pulls;
  return { reconstruction: terms === "kl" ? 0 : norms.encoder, kl: terms === "kl" ? norms.encoder : 0 };
}

function termsOf({ experiment }: State): "kl" | "others" {
  return counted(experiment.objective).reconstruction ? "others" : "kl";
}
