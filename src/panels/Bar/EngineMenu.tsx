import { ChevronDown, Cpu } from "lucide-react";
import type { ComponentProps } from "react";
import type { State } from "../../state/state";
import { usePlayground } from "../../state/store";
import { fetched } from "../../widgets/fetched";
import { LazyPanel } from "../../widgets/LazyPanel";
import { hardwareText } from "../../words/engines";
import styles from "./EngineMenu.module.css";

const EngineSelection = fetched(async () => (await import("./EngineSelection")).EngineSelection);

/** The badge that names what computes, and the menu that changes it. */
export function EngineMenu() {
  const engine = usePlayground((state) => state.engine);
  const known = usePlayground((state) => state.engines.length > 0);
  return (
    <div className={styles.badge}>
      <Cpu aria-hidden className={styles.icon} />
      <output aria-label="Engine in use" aria-live="off" className={styles.words}>
        {engine ? <Words {...engine} /> : "None"}
      </output>
      <ChevronDown aria-hidden className={styles.icon} />
      <LazyPanel title="Engine menu" fallback={<EngineButton disabled />}>
        <EngineSelection trigger={<EngineButton disabled={!known} />} />
      </LazyPanel>
    </div>
  );
}

/** The button that opens the menu; stands alone until the menu is fetched. */
function EngineButton(props: ComponentProps<"button">) {
  return <button type="button" aria-label="Engine" className={styles.button} {...props} />;
}

function Words({ name, hardware }: NonNullable<State["engine"]>) {
  return (
    <>
      <strong translate="no">{name}</strong>
      <span>{` · ${hardwareText(hardware)}`}</span>
    </>
  );
}
