import type { ReactElement } from "react";
import { chooseEngine } from "../../state/actions/engine";
import type { Model } from "../../state/model";
import type { State } from "../../state/state";
import { useModels, usePlayground } from "../../state/store";
import { Menu, type MenuEntry } from "../../widgets/Menu";
import { availabilityText, bitsText, choiceText, stepCostText } from "../../words/engineChoice";
import { passedOverText } from "../../words/engineFaults";

/** The menu of engines: which run here, which is chosen, and why. */
export function EngineSelection({ trigger }: { readonly trigger: ReactElement }) {
  const models = useModels();
  const engine = usePlayground((state) => state.engine);
  const engines = usePlayground((state) => state.engines);
  const choice = usePlayground((state) => state.engineChoice);
  return (
    <Menu
      trigger={trigger}
      entries={entriesOf(models, { engine, engines, engineChoice: choice })}
      footer={engine ? [choiceText(engine), stepCostText(engine.cost), bitsText(engine.hardware)].join(" ") : undefined}
    />
  );
}

function entriesOf(
  models: readonly Model[],
  { engine, engines, engineChoice: choice }: Pick<State, "engine" | "engines" | "engineChoice">,
): MenuEntry[] {
  const automatic: MenuEntry = {
    name: "Automatic",
    description: "The fastest engine that runs here.",
    current: choice === "automatic",
    disabled: false,
    onChoose: () => chooseEngine(models, "automatic"),
  };
  const whyNot = (name: string) => {
    const found = engine?.passedOver.find((other) => other.name === name);
    return found && passedOverText(found);
  };
  const named = engines.map(({ name, available, reason }) => ({
    name,
    description: whyNot(name) ?? availabilityText(reason),
    current: choice === name,
    disabled: !available,
    onChoose: () => chooseEngine(models, name),
  }));
  return [automatic, ...named];
}
