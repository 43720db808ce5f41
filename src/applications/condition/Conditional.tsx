import { isConditional, withCondition } from "../../experiment/architecture";
import { usePlayground, usePropose } from "../../state/store";
import { dataSetOf } from "../../state/view/dataSet";
import { Button } from "../../widgets/Button";
import styles from "./Conditional.module.css";
import { KnownClass } from "./KnownClass";
import { Orders } from "./Orders";

/** What a conditional network can do: a class is ordered, and z is left with the style. */
export function Conditional() {
  const isTold = usePlayground((state) => isConditional(state.experiment.architecture));
  if (!isTold) return <Untold />;
  return (
    <div className={styles.tab}>
      <p className={styles.words}>
        The class is told and z keeps the rest: a row a class, a column one z from the prior.
      </p>
      <Orders />
      <KnownClass />
    </div>
  );
}

/** What it would take. */
function Untold() {
  const architecture = usePlayground((state) => state.experiment.architecture);
  const classes = usePlayground((state) => dataSetOf(state).classNames.length);
  const propose = usePropose();
  if (classes < 2) {
    return (
      <p className={styles.words}>
        These images have no classes, so there is nothing to tell the network. With labels one could order a class and
        leave only the style to z: bring images in a folder for each class.
      </p>
    );
  }
  return (
    <div className={styles.tab}>
      <p className={styles.words}>
        This network is told no class: to get one, z has to be found that decodes to it. Told the class in training, it
        takes orders, and z keeps what no class tells, the style.
      </p>
      <div>
        <Button onClick={() => propose({ architecture: withCondition(architecture, classes) })}>
          Train one that is told the class
        </Button>
      </div>
    </div>
  );
}
