import { usePlayground } from "../state/store";
import { slideCodes } from "../words/slideCode";
import styles from "./code/Code.module.css";
import { ExperimentListing } from "./code/ExperimentListing";
import { SlideListing } from "./code/SlideListing";

/** The present experiment as code, and the lectures' code with its mistakes. */
export function LiveCode() {
  const experiment = usePlayground((state) => state.experiment);
  return (
    <div className={styles.mirror}>
      <ExperimentListing experiment={experiment} />
      <h3 className={styles.heading}>The lectures’ code: what is wrong with it?</h3>
      <SlideCodes />
    </div>
  );
}

/** The lectures' listings alone. */
export function SlideCodes() {
  const latentDim = usePlayground((state) => state.experiment.architecture.latentDim);
  const batchSize = usePlayground((state) => state.experiment.hyperparameters.batchSize);
  return (
    <div className={styles.slides}>
      {slideCodes({ latentDim, batchSize }).map((code) => (
        <SlideListing key={code.id} code={code} />
      ))}
    </div>
  );
}
