import { usePlayground } from "../state/store";
import { CompareButton } from "./Bar/CompareButton";
import { EngineMenu } from "./Bar/EngineMenu";
import { RunProgress } from "./Bar/RunProgress";
import { Share } from "./Bar/Share";
import { Transport } from "./Bar/Transport";
import styles from "./Bar.module.css";
import { countText } from "./numbers";
import { ThemeToggle } from "./ThemeToggle";

/** The bar on top: what is trained, its buttons, how far it is, what computes it. */
export function Bar() {
  return (
    <header className={styles.bar}>
      <div className={styles.name}>
        <h1 className={styles.title}>Latent Playground</h1>
        <Dataset />
      </div>
      <Transport />
      <RunProgress />
      <EngineMenu />
      <div className={styles.page}>
        <CompareButton />
        <Share />
        <ThemeToggle />
      </div>
    </header>
  );
}

function Dataset() {
  const count = usePlayground((state) => state.data?.trainCount);
  return <p className={styles.dataset}>{count === undefined ? "MNIST" : `MNIST · ${countText(count)}`}</p>;
}
