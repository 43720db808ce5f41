import { useMemo } from "react";
import { useThrottledSelection } from "../../interaction/useThrottledSelection";
import { type CurveTerm, lossCurvePath } from "../../pictures/lossCurve";
import type { CurvePoint, History } from "../../state/run/history";
import type { Mark } from "../../state/run/marks";
import type { State } from "../../state/state";
import { useModel, usePlayground } from "../../state/store";
import { countText, lossText, tickText } from "../../words/numbers";
import { klName } from "../../words/terms";
import styles from "./StageCurves.module.css";
import { STRIP, stripSteps, stripTop } from "./strip";

/** Milliseconds between two redraws. */
const INTERVAL_MS = 400;

/** Reconstruction and KL over the same steps, one above the other, each on an axis of its own. */
export function StageCurves() {
  const history = useThrottledSelection(useModel().store, historyOf, INTERVAL_MS);
  const kl = usePlayground((state) => klName(state.experiment.objective.noise));
  const last = history.recent.at(-1);
  const points = useMemo(() => [...history.train.points, ...(last ? [last] : [])], [history, last]);
  const steps = stripSteps(last?.step ?? 0);
  const common = { points, last, steps, marks: history.marks };
  return (
    <div className={styles.curves}>
      <Strip of="reconstruction" name="reconstruction" {...common} />
      <Strip of="kl" name={kl} {...common} />
      <p className={styles.steps} translate="no">
        <span>0</span>
        <span>{`step ${countText(steps)}`}</span>
      </p>
    </div>
  );
}

function historyOf({ history }: State): History {
  return history;
}

interface StripProps {
  readonly of: CurveTerm;
  readonly name: string;
  readonly points: readonly CurvePoint[];
  readonly last: CurvePoint | undefined;
  readonly steps: number;
  readonly marks: readonly Mark[];
}

function Strip({ of, name, points, last, steps, marks }: StripProps) {
  const top = useMemo(() => stripTop(points, of), [points, of]);
  const said = last
    ? `${name}, ${lossText(last[of])} nats per image at step ${countText(last.step)}`
    : `${name}, no losses yet`;
  return (
    <figure className={styles.strip} data-term={of}>
      <figcaption className={styles.caption}>
        <b>{name}</b>
        <span className={styles.value} translate="no">
          {lossText(last?.[of])}
        </span>
        <span className={styles.unit}>nats</span>
      </figcaption>
      <div className={styles.plot}>
        <span className={styles.axis} translate="no">
          <span>{tickText(top)}</span>
          <span>0</span>
        </span>
        <svg
          role="img"
          aria-label={said}
          className={styles.picture}
          viewBox={`0 0 ${STRIP.width} ${STRIP.height}`}
          preserveAspectRatio="none"
        >
          <Changes marks={marks} steps={steps} />
          <path
            d={lossCurvePath(points, of, { ...STRIP, top, steps })}
            vectorEffect="non-scaling-stroke"
            className={styles.curve}
          />
        </svg>
      </div>
    </figure>
  );
}

/** Where the objective or the learning rate was changed. */
function Changes({ marks, steps }: Pick<StripProps, "marks" | "steps">) {
  return marks.map(({ step }) => {
    const x = (step / steps) * STRIP.width;
    return (
      <line
        key={step}
        x1={x}
        x2={x}
        y1={0}
        y2={STRIP.height}
        vectorEffect="non-scaling-stroke"
        className={styles.change}
      />
    );
  });
}
