import type { ReactNode } from "react";
import { fetched } from "../../widgets/fetched";
import { LazyPanel } from "../../widgets/LazyPanel";
import styles from "./Bar.module.css";
import { CompareButton } from "./CompareButton";
import { EngineMenu } from "./EngineMenu";
import { KeysButton } from "./KeysButton";
import { RunProgress } from "./RunProgress";
import { Share } from "./Share";
import { StageButton } from "./StageButton";
import { ThemeToggle } from "./ThemeToggle";
import { Transport } from "./Transport";

const CompareToggle = fetched(async () => (await import("./CompareToggle")).CompareToggle);

/** The bar on top: the title and beside it `data`, which says what is learned from; its buttons, how far it is, what computes it. */
export function Bar({ data }: { readonly data: ReactNode }) {
  return (
    <header className={styles.bar}>
      <div className={styles.name}>
        <h1 className={styles.title}>Latent Playground</h1>
        <div className={styles.dataset}>{data}</div>
      </div>
      <Transport />
      <RunProgress />
      <EngineMenu />
      <div className={styles.page}>
        <LazyPanel title="Compare" fallback={<CompareButton disabled />}>
          <CompareToggle />
        </LazyPanel>
        <StageButton />
        <Share />
        <KeysButton />
        <ThemeToggle />
      </div>
    </header>
  );
}
