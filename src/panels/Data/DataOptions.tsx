import { useState } from "react";
import type { DataDescription, KnownChoice } from "../../experiment/dataSets";
import { countRange, dataChoiceOf, editionOf, type Options, optionsOf } from "../../experiment/editions";
import { dataRanges, ranges } from "../../experiment/ranges";
import { usePlayground } from "../../state/store";
import { Button } from "../../widgets/Button";
import { Field } from "../../widgets/Field";
import { NumberField } from "../../widgets/NumberField";
import { type Option, Select } from "../../widgets/Select";
import { Switch } from "../../widgets/Switch";
import { ToggleChip } from "../../widgets/ToggleChip";
import { titleOfFactor } from "../../words/dataSets";
import { neverTrainedText, sizeText } from "../../words/dataTexts";
import { dataCostText, networkCost } from "../../words/networkCost";
import { countText } from "../../words/numbers";
import styles from "./DataDialog.module.css";

interface DataOptionsProps {
  readonly description: DataDescription;
  /** The options that are in use; none where another data set is. */
  readonly chosen: KnownChoice | null;
  readonly onChoose: (choice: KnownChoice) => void;
}

const sides: readonly Option[] = dataRanges.drawnSides.map((side) => ({ value: side, label: `${side} × ${side}` }));

/** What can be chosen of a data set: classes, number, and of drawn ones side, colour, factors and seed; with what it costs. */
export function DataOptions({ description, chosen, onChoose }: DataOptionsProps) {
  const { title } = description;
  const [choice, setChoice] = useState<KnownChoice>(chosen ?? { source: description.name });
  const experiment = usePlayground((state) => state.experiment);
  const options = optionsOf(description, choice);
  const change = (changed: Partial<Options>) => setChoice(changedChoice(description, choice, changed));
  const edition = editionOf(description, choice);
  const leftOut = neverTrainedText(edition);
  const { architecture, hyperparameters } = experiment;
  const now = networkCost(architecture, hyperparameters.batchSize);
  return (
    <fieldset className={styles.options} aria-label={`Options of ${title}`}>
      {description.classNames.length > 1 && (
        <Chips
          label="Classes"
          names={description.classNames}
          kept={options.classes}
          onChange={(classes) => change({ classes })}
        />
      )}
      {leftOut && <p className={styles.terms}>{leftOut}</p>}
      {description.origin === "drawn" && <DrawingOptions {...{ description, options }} onChange={change} />}
      <Field label="Images to train on">
        <NumberField
          name={`Images of ${title} to train on`}
          value={options.count}
          {...countRange(description, options)}
          whole
          digits={7}
          format={countText}
          onCommit={(count) => change({ count })}
        />
      </Field>
      <p className={styles.terms}>{`${sizeText(edition)}; ${dataCostText(edition, now)}`}</p>
      <Button onClick={() => onChoose(choice)}>{`Use ${title} like this`}</Button>
    </fieldset>
  );
}

/** A choice with some options changed; a number of images that was never asked for follows the others. */
function changedChoice(description: DataDescription, choice: KnownChoice, changed: Partial<Options>): KnownChoice {
  const { grey = choice.grey ?? false, ...others } = changed;
  const { source: _, grey: __, ...before } = choice;
  return dataChoiceOf(description, { ...before, ...others, ...(grey && { grey }) });
}

interface DrawingOptionsProps {
  readonly description: DataDescription;
  readonly options: Options;
  readonly onChange: (changed: Partial<Options>) => void;
}

function DrawingOptions({ description, options, onChange }: DrawingOptionsProps) {
  const { title, factors, imageShape } = description;
  return (
    <>
      <Chips
        label="Factors that vary"
        names={factors.map(({ name }) => titleOfFactor(name))}
        kept={options.varied}
        onChange={(varied) => onChange({ varied })}
      />
      <Field label="Pixels">
        <Select
          name={`Pixels of ${title}`}
          value={String(options.side)}
          options={sides}
          onChange={(side) => onChange({ side: Number(side) })}
        />
      </Field>
      {imageShape[2] === 3 && (
        <Field label="Grey">
          <Switch name={`${title} in grey`} checked={options.grey} onChange={(grey) => onChange({ grey })} />
        </Field>
      )}
      <Field label="Seed of the drawing">
        <NumberField
          name={`Seed of the drawing of ${title}`}
          value={options.drawSeed}
          {...ranges.seed}
          whole
          digits={10}
          onCommit={(drawSeed) => onChange({ drawSeed })}
        />
      </Field>
    </>
  );
}

interface ChipsProps {
  readonly label: string;
  readonly names: readonly string[];
  readonly kept: readonly number[];
  readonly onChange: (kept: readonly number[]) => void;
}

/** Some of several names; the last one stays. */
function Chips({ label, names, kept, onChange }: ChipsProps) {
  const turn = (index: number, on: boolean) => {
    const next = names.map((_, each) => each).filter((each) => (each === index ? on : kept.includes(each)));
    if (next.length > 0) onChange(next);
  };
  return (
    <Field label={label} layout="stack">
      {/* biome-ignore lint/a11y/useSemanticElements: a fieldset within one would need a legend of its own */}
      <div role="group" aria-label={label} className={styles.chips}>
        {names.map((name, index) => (
          <ToggleChip key={name} pressed={kept.includes(index)} onChange={(on) => turn(index, on)}>
            {name}
          </ToggleChip>
        ))}
      </div>
    </Field>
  );
}
