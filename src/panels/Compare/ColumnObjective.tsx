import type { Likelihood } from "../../experiment/objective";
import { ranges } from "../../experiment/ranges";
import { setObjective } from "../../state/actions/objective";
import { useModel, usePlayground } from "../../state/store";
import { NumberField } from "../../widgets/NumberField";
import { type Segment, SegmentedControl } from "../../widgets/SegmentedControl";
import { Select } from "../../widgets/Select";
import { settingText } from "../../words/numbers";
import { choiceOf, choices } from "../../words/objectiveNames";
import styles from "./ColumnObjective.module.css";

const likelihoods: readonly Segment<Likelihood>[] = [
  { value: "bernoulli", name: "Bernoulli (BCE)", label: "BCE" },
  { value: "gaussian", name: "Gaussian (MSE)", label: "MSE" },
];

/** What one of the compared models minimises; it changes the running model, like the panel Objective. */
export function ColumnObjective() {
  const model = useModel();
  const objective = usePlayground((state) => state.experiment.objective);
  const choose = (value: string) => {
    const choice = choices.find((candidate) => candidate.value === value);
    if (choice) setObjective([model], { corruption: null, ...choice.change });
  };
  return (
    <div className={styles.objective}>
      <Select
        name="Objective of this model"
        value={choiceOf(objective)}
        otherwise="Another objective"
        options={choices}
        onChange={choose}
      />
      <div className={styles.lambda} data-idle={objective.terms === "reconstruction" || undefined}>
        <span aria-hidden>λ</span>
        <NumberField
          name="KL weight λ of this model"
          value={objective.lambda}
          {...ranges.lambda}
          zero
          digits={4}
          format={settingText}
          onCommit={(lambda) => setObjective([model], { lambda })}
        />
      </div>
      <SegmentedControl
        name="Pixel likelihood of this model"
        value={objective.likelihood}
        segments={likelihoods}
        onChange={(likelihood) => setObjective([model], { likelihood })}
      />
    </div>
  );
}
