import { withClasses } from "../../experiment/architecture";
import { descriptionOf, isOwn } from "../../experiment/dataSets";
import { dataChoiceOf, leftOutOf, optionsOf } from "../../experiment/editions";
import { usePlayground, usePropose } from "../../state/store";
import { Select } from "../../widgets/Select";

/** Fewest classes of which one can be left out, so that others remain to be told apart. */
const FEWEST = 3;

/** Chooses a class that the model is never to see, which asks for new weights; nothing where no class can be left out. */
export function LeaveOut() {
  const choice = usePlayground((state) => state.experiment.data);
  const architecture = usePlayground((state) => state.experiment.architecture);
  const propose = usePropose();
  const whole = isOwn(choice) ? undefined : descriptionOf({ source: choice.source });
  if (isOwn(choice) || !whole || whole.classNames.length < FEWEST) return null;
  const leftOut = leftOutOf(whole, optionsOf(whole, choice).classes);
  const leave = (left: string) => {
    const kept = [...whole.classNames.keys()].filter((label) => String(label) !== left);
    const { classes: _, ...others } = choice;
    const data = dataChoiceOf(whole, { ...others, classes: kept });
    propose({ data, architecture: withClasses(architecture, kept.length) });
  };
  const chosen = leftOut.length === 0 ? NONE : String(leftOut[0]);
  return (
    <Select
      name="Class left out"
      look="small"
      value={leftOut.length > 1 ? null : chosen}
      otherwise="several left out"
      options={[
        { value: NONE, label: "trained on all classes" },
        ...whole.classNames.map((name, label) => ({ value: String(label), label: `trained without ${name}` })),
      ]}
      onChange={leave}
    />
  );
}

const NONE = "none";
