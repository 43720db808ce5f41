import { usePlayground } from "../../state/store";
import { diagnosisNames } from "../../words/diagnoses";
import { objectiveTitle } from "../../words/objectiveNames";
import { useNewDiagnoses } from "../../words/useNewDiagnoses";
import styles from "./ComparedModel.module.css";

/** What is unusual about a compared model, by name. */
export function ColumnDiagnosis() {
  const diagnoses = usePlayground((state) => state.diagnoses);
  const objective = usePlayground((state) => state.experiment.objective);
  useNewDiagnoses(diagnoses, objectiveTitle(objective));
  const names = diagnoses.map(({ name }) => diagnosisNames[name]).join(" · ");
  return (
    <p className={styles.diagnosis} data-unusual={names !== "" || undefined} title={names || undefined}>
      {names || "No fault found"}
    </p>
  );
}
