import type { ImageShape } from "../../../experiment/architecture";
import { dataRanges, isImageSide } from "../../../experiment/ranges";
import type { Fit, ImportChoices, ImportPlan, LevelRange } from "../../../importing/plan";
import { Field } from "../../../widgets/Field";
import { NumberField } from "../../../widgets/NumberField";
import { type Segment, SegmentedControl } from "../../../widgets/SegmentedControl";
import { type Option, Select } from "../../../widgets/Select";
import { Switch } from "../../../widgets/Switch";
import { TextField } from "../../../widgets/TextField";
import { rangeNames } from "../../../words/imports";
import styles from "./OwnImages.module.css";

interface ChoicesProps {
  readonly plan: ImportPlan;
  readonly choices: ImportChoices;
  readonly onChange: (change: Partial<ImportChoices>) => void;
}

/** What is up to the user before images are imported; what cannot matter is not asked. */
export function Choices({ plan, choices, onChange }: ChoicesProps) {
  const { shape, title } = choices;
  const isOfNumbers = plan.kind === "arrays" || plan.kind === "table";
  return (
    <div className={styles.choices}>
      <Field label="Name">
        <TextField name="Name" value={title} problem={null} onChange={(text) => onChange({ title: text })} />
      </Field>
      <Field label="Size" hint="Height and width in pixels that all images get. More pixels cost more time a step.">
        <Select
          name="Size"
          value={sizeOf(shape)}
          options={sizesFor(plan, shape)}
          onChange={(size) => onChange({ shape: withSize(size, shape) })}
        />
      </Field>
      <Field label="Colours">
        <SegmentedControl
          name="Colours"
          value={shape[2]}
          segments={[
            { value: 1, name: "Grey" },
            { value: 3, name: "Colour" },
          ]}
          onChange={(channels) => onChange({ shape: [shape[0], shape[1], channels] })}
        />
      </Field>
      {isOfOtherShape(plan, shape) && <FitField choices={choices} onChange={onChange} />}
      {!isOfNumbers && (
        <Field label="Background" hint="What lies behind transparent pixels, and around images that are padded.">
          <SegmentedControl
            name="Background"
            value={choices.paper}
            segments={[
              { value: 255, name: "White" },
              { value: 0, name: "Black" },
            ]}
            onChange={(paper) => onChange({ paper: paper === 0 ? 0 : 255 })}
          />
        </Field>
      )}
      <Field
        label="Inverted"
        hint="Dark becomes light: MNIST's digits are light strokes on dark ground, as networks like them."
      >
        <Switch name="Inverted" checked={choices.isInverted} onChange={(isInverted) => onChange({ isInverted })} />
      </Field>
      {plan.classes.length > 0 && (
        <Field label="Classes">
          <Switch name="Classes" checked={choices.hasClasses} onChange={(hasClasses) => onChange({ hasClasses })} />
        </Field>
      )}
      {plan.kind === "sheet" && <TileFields choices={choices} onChange={onChange} />}
      {isOfNumbers && <NumberChoices plan={plan} choices={choices} onChange={onChange} />}
    </div>
  );
}

const fits: readonly Segment<Fit>[] = [
  { value: "crop", name: "Crop" },
  { value: "pad", name: "Pad" },
  { value: "stretch", name: "Stretch" },
];

type PartProps = Omit<ChoicesProps, "plan">;

function FitField({ choices, onChange }: PartProps) {
  return (
    <Field label="Other shapes" hint="Cut to the middle, kept whole on the background, or stretched.">
      <SegmentedControl name="Other shapes" value={choices.fit} segments={fits} onChange={(fit) => onChange({ fit })} />
    </Field>
  );
}

/** Height and width of tiles, in pixels of the sheet; at least 4. */
function TileFields({ choices: { tile }, onChange }: PartProps) {
  const [height, width] = tile;
  const limits = { least: 4, greatest: 512, whole: true, digits: 3 } as const;
  return (
    <>
      <Field label="Tile height">
        <NumberField
          name="Tile height"
          value={height}
          {...limits}
          onCommit={(next) => onChange({ tile: [next, width] })}
        />
      </Field>
      <Field label="Tile width">
        <NumberField
          name="Tile width"
          value={width}
          {...limits}
          onCommit={(next) => onChange({ tile: [height, next] })}
        />
      </Field>
    </>
  );
}

function NumberChoices({ plan, choices, onChange }: ChoicesProps) {
  const ranges = (Object.keys(rangeNames) as LevelRange[]).map((value) => ({ value, label: rangeNames[value] }));
  return (
    <>
      <Field label="Black to white" hint="The numbers that stand for black and for white; those beyond are cut off.">
        <Select
          name="Black to white"
          value={choices.range}
          options={ranges}
          onChange={(range) => onChange({ range })}
        />
      </Field>
      <Field label="Transposed" hint="Rows and columns are exchanged, as EMNIST's files need it.">
        <Switch
          name="Transposed"
          checked={choices.isTransposed}
          onChange={(isTransposed) => onChange({ isTransposed })}
        />
      </Field>
      {plan.hasChannelOrder && (
        <Field
          label="Channels first"
          hint="All red values of an image come before all green ones, as PyTorch lays them out."
        >
          <Switch
            name="Channels first"
            checked={choices.isChannelsFirst}
            onChange={(isChannelsFirst) => onChange({ isChannelsFirst })}
          />
        </Field>
      )}
    </>
  );
}

function sizeOf([height, width]: ImageShape): string {
  return `${height} × ${width}`;
}

/** Squares of the sides that networks take, and the size that the images have or got. */
function sizesFor({ proposed }: ImportPlan, shape: ImageShape): readonly Option[] {
  const { least, greatest } = dataRanges.side;
  const sides = Array.from({ length: greatest - least + 1 }, (_, index) => least + index).filter(isImageSide);
  const sizes = new Set([...sides.map((side) => sizeOf([side, side, 1])), sizeOf(proposed.shape), sizeOf(shape)]);
  return Array.from(sizes, (size) => ({ value: size, label: size }));
}

function withSize(size: string, [, , channels]: ImageShape): ImageShape {
  const [height = 0, width = 0] = size.split(" × ").map(Number);
  return [height, width, channels];
}

/** Whether some images have other proportions than they will get. */
function isOfOtherShape({ sizes }: ImportPlan, [height, width]: ImageShape): boolean {
  return [sizes.least, sizes.greatest].some(([tall, wide]) => tall * width !== wide * height);
}
