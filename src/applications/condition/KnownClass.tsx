import { usePlayground } from "../../state/store";
import { dataSetOf } from "../../state/view/dataSet";
import { Tooltip } from "../../widgets/Tooltip";
import { countText, percentText } from "../../words/numbers";
import styles from "./Conditional.module.css";

const meaning =
  "kNN: the share of held-out images whose class the ten nearest other codes μ tell by vote. At chance, z says nothing of the class; the more it exceeds that, the more z still repeats what was told.";

/** What z still knows of the class, beside what guessing would. */
export function KnownClass() {
  const survey = usePlayground((state) => state.views.survey ?? null);
  const classes = usePlayground((state) => dataSetOf(state).classNames.length);
  const accuracy = survey?.neighbourAccuracy;
  return (
    <p className={styles.words}>
      <Tooltip content={meaning}>What z still knows of the class</Tooltip>
      <output className={styles.figure} aria-label="kNN accuracy on μ" translate="no">
        {percentText(accuracy ?? null)}
      </output>
      <span>{` by kNN on μ · ${percentText(1 / classes)} by chance`}</span>
      {survey && <span>{` · step ${countText(survey.step)}`}</span>}
    </p>
  );
}
