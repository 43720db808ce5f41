import { usePlayground } from "../../state/store";
import { dataSetOf } from "../../state/view/dataSet";
import { fetched } from "../../widgets/fetched";
import { LazyPanel } from "../../widgets/LazyPanel";
import { countText } from "../../words/numbers";
import styles from "./Bar.module.css";
import { CompareButton } from "./CompareButton";
import { EngineMenu } from "./EngineMenu";
import { RunProgress } from "./RunProgress";
import { Share } from "./Share";
import { ThemeToggle } from "./ThemeToggle";
import { Transport } from "./Transport";

const CompareToggle = fetched(async () => (await import("./CompareToggle")).CompareToggle);

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
        <LazyPanel title="Compare" fallback={<CompareButton disabled />}>
          <CompareToggle />
        </LazyPanel>
        <Share />
        <ThemeToggle />
      </div>
    </header>
  );
}

function Dataset() {
  const title = usePlayground((state) => dataSetOf(state).title);
  const count = usePlayground((state) => state.data?.trainCount);
  return <p className={styles.dataset}>{count === undefined ? title : `${title} · ${countText(count)}`}</p>;
}
