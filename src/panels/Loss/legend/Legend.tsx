import type { ReactElement } from "react";
import { usePlayground } from "../../../state/store";
import { klName } from "../../../words/terms";
import { useNames } from "../../../words/wording";
import { type LossView, terms } from "../view/view";
import styles from "./Legend.module.css";

interface LegendProps {
  readonly view: LossView;
  readonly onChange: (view: LossView) => void;
  /** Stands at the right end. */
  readonly children: ReactElement;
}

/** The terms of the loss in their colours, each to be shown or not, and the unit. */
export function LossLegend({ view, onChange, children }: LegendProps) {
  const kl = usePlayground((state) => klName(state.experiment.objective.noise));
  const names = useNames();
  return (
    <div className={styles.legend}>
      <fieldset className={styles.terms} aria-label="Curves">
        {terms.map((term) => (
          <button
            type="button"
            key={term}
            aria-pressed={view.terms[term]}
            onClick={() => onChange({ ...view, terms: { ...view.terms, [term]: !view.terms[term] } })}
            data-term={term}
            data-in-picture={view.terms[term] || undefined}
            className={styles.term}
          >
            {names(term === "kl" ? kl : term)}
          </button>
        ))}
      </fieldset>
      <span className={styles.unit} data-in-picture>
        <span>{view.unit}</span>
        <span className={styles.perImage}> per image</span>
      </span>
      {children}
    </div>
  );
}
