import { isConditional } from "../../experiment/architecture";
import { tellClass } from "../../state/actions/probe";
import { useModels, usePlayground } from "../../state/store";
import { dataSetOf } from "../../state/view/dataSet";
import { Select } from "../../widgets/Select";

/** Chooses the class as which codes are decoded; nothing where the network is told none. */
export function ToldClass() {
  const models = useModels();
  const isTold = usePlayground((state) => isConditional(state.experiment.architecture));
  const names = usePlayground((state) => dataSetOf(state).classNames);
  const label = usePlayground((state) => state.toldClass);
  if (!isTold) return null;
  return (
    <Select
      name="Class told"
      look="small"
      value={String(label)}
      options={names.map((name, index) => ({ value: String(index), label: `as ${name}` }))}
      onChange={(chosen) => tellClass(models, Number(chosen))}
    />
  );
}
