import { usePlayground } from "../../state/store";
import { useNewDiagnoses } from "../Diagnosis/useNewDiagnoses";
import styles from "./ComparedModel.module.css";
import { objectiveTitle } from "./choices";

/** What is unusual about a compared model, by name. */
export function ColumnDiagnosis() {
  const diagnoses = usePlayground((state) => state.diagnoses);
  const objective = usePlayground((state) => state.experiment.objective);
  useNewDiagnoses(diagnoses, objectiveTitle(objective));
  const names = diagnoses.map(({ name }) => name).join(" · ");
  return (
    <p className={styles.diagnosis} data-unusual={names !== "" || undefined} title={names || undefined}>
      {names || "Nothing unusual"}
    </p>
  );
}
