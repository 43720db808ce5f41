import { ChevronDown, Cpu } from "lucide-react";
import type { ComponentProps } from "react";
import { chooseEngine } from "../../state/actions/engine";
import type { Model } from "../../state/model";
import type { State } from "../../state/state";
import { useModels, usePlayground } from "../../state/store";
import { fetched } from "../../widgets/fetched";
import { LazyPanel } from "../../widgets/LazyPanel";
import type { MenuEntry } from "../../widgets/Menu";
import { availabilityText, choiceReasonText, hardwareText } from "../../words/engines";
import styles from "./EngineMenu.module.css";

const Menu = fetched(async () => (await import("../../widgets/Menu")).Menu);

/** The badge that names what computes, and the menu that changes it. */
export function EngineMenu() {
  const models = useModels();
  const engine = usePlayground((state) => state.engine);
  const engines = usePlayground((state) => state.engines);
  const choice = usePlayground((state) => state.engineChoice);
  return (
    <div className={styles.badge}>
      <Cpu aria-hidden className={styles.icon} />
      <output aria-label="Engine in use" aria-live="off" className={styles.words}>
        {engine ? <Words {...engine} /> : "No engine yet"}
      </output>
      <ChevronDown aria-hidden className={styles.icon} />
      <LazyPanel title="Engine menu" fallback={<EngineButton disabled />}>
        <Menu
          trigger={<EngineButton disabled={engines.length === 0} />}
          entries={entriesOf(models, engines, choice)}
          footer={engine ? choiceReasonText(engine.because) : undefined}
        />
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

function entriesOf(models: readonly Model[], engines: State["engines"], choice: State["engineChoice"]): MenuEntry[] {
  const automatic: MenuEntry = {
    name: "Automatic",
    description: "The fastest engine that runs here.",
    current: choice === "automatic",
    disabled: false,
    onChoose: () => chooseEngine(models, "automatic"),
  };
  const named = engines.map(({ name, available, reason }) => ({
    name,
    description: availabilityText(reason),
    current: choice === name,
    disabled: !available,
    onChoose: () => chooseEngine(models, name),
  }));
  return [automatic, ...named];
}
