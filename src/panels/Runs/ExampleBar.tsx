import { GraduationCap } from "lucide-react";
import { isExample } from "../../state/library/exampleName";
import { showLearn } from "../../state/presentation";
import { usePlayground, useWorkspace } from "../../state/store";
import { dataSetOf } from "../../state/view/dataSet";
import { Button } from "../../widgets/Button";
import { exampleText } from "../../words/runs";
import styles from "./Runs.module.css";

/** What a first visit sees: the page in a sentence, what the model on the map truly is, and what to do first. */
export function ExampleBar() {
  const workspace = useWorkspace();
  const isShown = usePlayground(isExample);
  const experiment = usePlayground((state) => state.experiment);
  const title = usePlayground((state) => dataSetOf(state).title);
  const step = usePlayground((state) => state.step);
  if (!isShown) return null;
  return (
    <section aria-label="Example" className={styles.bar}>
      <p role="status" className={styles.long}>
        {exampleText(step, title, experiment)}
      </p>
      <span className={styles.choices}>
        <Button look="primary" onClick={() => showLearn(workspace, { lesson: 1, beat: 1 })}>
          <GraduationCap aria-hidden />
          <span>Begin with lesson 1</span>
        </Button>
      </span>
    </section>
  );
}
