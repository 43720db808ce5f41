import { Dices } from "lucide-react";
import type { Hyperparameters } from "../../experiment/experiment";
import { ranges } from "../../experiment/ranges";
import { LOWEST_SCREEN } from "../../interaction/screens";
import { useMedia } from "../../interaction/useMedia";
import { setLearningRate } from "../../state/actions/objective";
import { useModels, usePlayground, usePropose } from "../../state/store";
import { Button } from "../../widgets/Button";
import { Field } from "../../widgets/Field";
import { NumberField } from "../../widgets/NumberField";
import { PanelSection } from "../../widgets/Panel";
import { Select } from "../../widgets/Select";
import { Slider } from "../../widgets/Slider";
import { logarithmicScale } from "../../widgets/scale";
import { settingText } from "../../words/numbers";
import { settingDefinitions, trainingText } from "../../words/training";
import styles from "./Training.module.css";

const rateScale = logarithmicScale(ranges.learningRate, "without zero");
const batchSizes = [16, 32, 64, 128, 256, 512];
/** New seeds are drawn below this, so that they can be read out. */
const SEED_LIMIT = 10_000;

/** How training goes: learning rate, batch size and seed. */
export function Training() {
  const experiment = usePlayground((state) => state.experiment);
  const { learningRate, batchSize } = experiment.hyperparameters;
  const folds = useMedia(LOWEST_SCREEN);
  return (
    <PanelSection title="Training" folds={folds} {...(folds && { subtitle: trainingText(experiment) })}>
      <LearningRate value={learningRate} />
      <BatchSize value={batchSize} />
      <Seed />
    </PanelSection>
  );
}

function LearningRate({ value }: { readonly value: number }) {
  const models = useModels();
  return (
    <Field label="Learning rate" hint={settingDefinitions.learningRate}>
      <div className={styles.rate}>
        <Slider
          name="Learning rate"
          value={value}
          scale={rateScale}
          describe={settingText}
          onChange={(next) => setLearningRate(models, next)}
        />
      </div>
      <NumberField
        name="Learning rate as a number"
        value={value}
        {...ranges.learningRate}
        digits={7}
        format={settingText}
        onCommit={(next) => setLearningRate(models, next)}
      />
    </Field>
  );
}

function BatchSize({ value }: { readonly value: number }) {
  const hyperparameters = usePlayground((state) => state.experiment.hyperparameters);
  const proposeChange = usePropose();
  const sizes = batchSizes.includes(value) ? batchSizes : [...batchSizes, value].sort((a, b) => a - b);
  const propose = (change: Partial<Hyperparameters>) =>
    proposeChange({ hyperparameters: { ...hyperparameters, ...change } });
  return (
    <Field label="Batch size" hint={settingDefinitions.batchSize}>
      <Select
        name="Batch size"
        value={String(value)}
        options={sizes.map((size) => ({ value: String(size), label: String(size) }))}
        onChange={(size) => propose({ batchSize: Number(size) })}
      />
    </Field>
  );
}

function Seed() {
  const seed = usePlayground((state) => state.experiment.seed);
  const propose = usePropose();
  const take = (next: number) => propose({ seed: next });
  return (
    <Field label="Seed" hint={settingDefinitions.seed}>
      <NumberField name="Seed" value={seed} {...ranges.seed} whole digits={10} onCommit={take} />
      <Button look="quiet" onClick={() => take(newSeed())}>
        <Dices aria-hidden />
        <span>New seed</span>
      </Button>
    </Field>
  );
}

function newSeed(): number {
  return (crypto.getRandomValues(new Uint32Array(1))[0] ?? 0) % SEED_LIMIT;
}
