import { type Architecture, isConditional, withCondition, withLabelHead } from "../../experiment/architecture";
import { hasBatchNormalization, withBatchNormalization } from "../../experiment/batchNormalization";
import { areLearnable, usualLabelHead } from "../../experiment/labelHead";
import { parameterLayout } from "../../experiment/parameters";
import { presetOf, presets } from "../../experiment/presets";
import { ranges } from "../../experiment/ranges";
import { hasSkips, possibleSkips, withSkips } from "../../experiment/skips";
import { LOW_SCREEN } from "../../interaction/screens";
import { useMedia } from "../../interaction/useMedia";
import { showLayers } from "../../state/presentation";
import { usePlayground, usePropose, useWorkspace } from "../../state/store";
import { dataSetOf } from "../../state/view/dataSet";
import { Button } from "../../widgets/Button";
import { Field } from "../../widgets/Field";
import { fetched } from "../../widgets/fetched";
import { LazyPanel } from "../../widgets/LazyPanel";
import { NumberField } from "../../widgets/NumberField";
import { PanelSection } from "../../widgets/Panel";
import { type Segment, SegmentedControl } from "../../widgets/SegmentedControl";
import { Select } from "../../widgets/Select";
import { Switch } from "../../widgets/Switch";
import { countText } from "../../words/numbers";
import { presetLabels } from "../../words/presets";
import { settingDefinitions } from "../../words/training";
import styles from "./Model.module.css";

const TakeAlong = fetched(async () => (await import("../../applications/takeAlong/TakeAlong")).TakeAlong);

const options = presets.map(({ name }) => ({ value: name, label: presetLabels[name] }));
const latentSizes: readonly Segment<number>[] = [2, 3, 8, 16].map((size) => ({ value: size, name: String(size) }));

/** What of the network can be changed at the price of new weights. */
export function ModelPanel() {
  const architecture = usePlayground((state) => state.experiment.architecture);
  const workspace = useWorkspace();
  const proposeChange = usePropose();
  const propose = (next: Architecture) => proposeChange({ architecture: next });
  const normalised = hasBatchNormalization(architecture);
  const folds = useMedia(LOW_SCREEN);
  return (
    <PanelSection
      title="Model"
      folds={folds}
      subtitle={`${countText(parameterLayout(architecture).trainableCount)} parameters`}
      controls={
        <LazyPanel title="Model files" fallback={<FilesToCome />}>
          <TakeAlong />
        </LazyPanel>
      }
    >
      <Field label="Architecture">
        <Select
          name="Architecture"
          value={presetOf(architecture)?.preset.name ?? null}
          options={options}
          otherwise="Custom"
          onChange={(name) => propose(presetLike(architecture, name, normalised))}
        />
      </Field>
      <Field label="Layers">
        <Button look="quiet" aria-haspopup="dialog" onClick={() => showLayers(workspace, true)}>
          Edit layers
        </Button>
      </Field>
      <LatentSize value={architecture.latentDim} onChange={(latentDim) => propose({ ...architecture, latentDim })} />
      <div className={styles.options}>
        <Field label="Batch norm" hint={settingDefinitions.batchNorm}>
          <Switch
            name="Batch norm"
            checked={normalised}
            onChange={(on) => propose(withBatchNormalization(architecture, on))}
          />
        </Field>
        <LabelHeadChoice architecture={architecture} onPropose={propose} />
        <Condition architecture={architecture} onPropose={propose} />
        <Skips architecture={architecture} onPropose={propose} />
      </div>
    </PanelSection>
  );
}

interface OptionProps {
  readonly architecture: Architecture;
  readonly onPropose: (architecture: Architecture) => void;
}

/** Whether the network is told the class of an image, which images without classes have none of. */
function Condition({ architecture, onPropose }: OptionProps) {
  const classes = usePlayground((state) => dataSetOf(state).classNames.length);
  const isTold = isConditional(architecture);
  const { conditionOnClass, noClasses } = settingDefinitions;
  return (
    <Field label="Told the class" hint={classes > 1 ? conditionOnClass : noClasses}>
      <Switch
        name="Told the class"
        checked={isTold}
        disabled={classes < 2 && !isTold}
        onChange={(on) => onPropose(withCondition(architecture, on ? classes : null))}
      />
    </Field>
  );
}

/** Whether the decoder reads what the encoder's layers gave, which takes images of one size in both. */
function Skips({ architecture, onPropose }: OptionProps) {
  const isPossible = possibleSkips(architecture).length > 0;
  const { skipConnections, nothingToSkip } = settingDefinitions;
  return (
    <Field label="Skips" hint={isPossible ? skipConnections : nothingToSkip}>
      <Switch
        name="Skip connections"
        checked={hasSkips(architecture)}
        disabled={!isPossible}
        onChange={(on) => onPropose(withSkips(architecture, on))}
      />
    </Field>
  );
}

/** Whether the network learns the class from μ, and how many images are labelled for that. */
function LabelHeadChoice({ architecture, onPropose }: OptionProps) {
  const classes = usePlayground((state) => dataSetOf(state).classNames.length);
  const { labelHead } = architecture;
  const learnFrom = (labels: number) => onPropose(withLabelHead(architecture, { classes, labels }));
  return (
    <Field
      label="Label head"
      hint={areLearnable(classes) ? settingDefinitions.labelHead : settingDefinitions.noClasses}
    >
      {labelHead && (
        <NumberField name="Labels" value={labelHead.labels} {...ranges.labels} whole digits={5} onCommit={learnFrom} />
      )}
      <Switch
        name="Label head"
        checked={labelHead !== undefined}
        disabled={!areLearnable(classes) && !labelHead}
        onChange={(on) => (on ? learnFrom(usualLabelHead.labels) : onPropose(withLabelHead(architecture, null)))}
      />
    </Field>
  );
}

/** As large as the button that takes its place. */
function FilesToCome() {
  return (
    <Button look="quiet" disabled aria-label="Model files">
      <svg aria-hidden />
      <span>Files</span>
    </Button>
  );
}

function LatentSize(props: { readonly value: number; readonly onChange: (size: number) => void }) {
  return (
    <Field label="Latent size" hint={settingDefinitions.latentSize}>
      <SegmentedControl name="Latent size" segments={latentSizes} {...props} />
      <NumberField
        name="Latent size as a number"
        value={props.value}
        {...ranges.latentDim}
        whole
        digits={2}
        onCommit={props.onChange}
      />
    </Field>
  );
}

function presetLike(architecture: Architecture, name: string, batchNormalization: boolean): Architecture {
  const { imageShape, latentDim, conditionClasses = null, labelHead = null, skipConnections = false } = architecture;
  const preset = presets.find((candidate) => candidate.name === name);
  const built = preset?.build({ imageShape, latentDim, batchNormalization });
  if (!built) return architecture;
  const told = labelHead ? withLabelHead(built, labelHead) : withCondition(built, conditionClasses);
  return withSkips(told, skipConnections && possibleSkips(told).length > 0);
}
