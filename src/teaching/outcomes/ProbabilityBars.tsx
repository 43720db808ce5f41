import type { Probabilities } from "../../model/outcomes";
import { decimal } from "../../words/numbers";
import { outcomesText, shareText } from "../../words/teaching";
import { drawnX, drawnY, type PlotFrame } from "../plot/frame";
import { Handle } from "../plot/Handle";
import { Plot } from "../plot/Plot";
import styles from "./FiveOutcomes.module.css";

interface ProbabilityBarsProps {
  /** Its letter. */
  readonly name: string;
  readonly title: string;
  readonly shares: Probabilities;
  readonly tone: "reconstruction" | "kl";
  readonly onChange: (outcome: number, share: number) => void;
}

/** A bar for every outcome, as high as it is likely, with a handle at its top; the others make room for what one takes. */
export function ProbabilityBars({ name, title, shares, tone, onChange }: ProbabilityBarsProps) {
  const frame: PlotFrame = { x: [0.5, shares.length + 0.5], y: [-0.09, 1.08] };
  return (
    <div className={styles.bars}>
      <Plot
        frame={frame}
        label={outcomesText(title, shares)}
        xTicks={shares.map((_, outcome) => outcome + 1)}
        yTicks={[0, 0.5, 1]}
        title={title}
        handles={shares.map((share, outcome) => (
          <Handle
            // biome-ignore lint/suspicious/noArrayIndexKey: An outcome is its place.
            key={outcome}
            name={`${name} of outcome ${outcome + 1}`}
            frame={frame}
            x={outcome + 1}
            y={share}
            along="y"
            value={share}
            least={0}
            greatest={1}
            step={0.01}
            text={shareText(share)}
            tone={tone}
            onChange={(next) => onChange(outcome, next)}
          />
        ))}
      >
        <path
          data-tone={tone}
          className={styles.bar}
          d={shares
            .map((share, outcome) => {
              const [left, right] = [drawnX(frame, outcome + 0.72), drawnX(frame, outcome + 1.28)];
              return `M${left} ${drawnY(frame, 0)}V${drawnY(frame, share)}H${right}V${drawnY(frame, 0)}Z`;
            })
            .join("")}
        />
      </Plot>
      <p aria-hidden className={styles.shares}>
        {shares.map((share, outcome) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: An outcome is its place.
          <span key={outcome}>{decimal(share, 2)}</span>
        ))}
      </p>
    </div>
  );
}
