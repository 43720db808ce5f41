import { ArrowDown, ArrowUp, Plus, Trash2 } from "lucide-react";
import type { Layer, Shape } from "../../experiment/architecture";
import { architectureLimits } from "../../experiment/ranges";
import { IconButton } from "../../widgets/IconButton";
import { NumberField } from "../../widgets/NumberField";
import { type Option, Select } from "../../widgets/Select";
import { Switch } from "../../widgets/Switch";
import { fullShapeText, parameterText } from "../../words/layers";
import styles from "./LayerEditor.module.css";
import { layerOfKind } from "./layerEdits";

const kinds: readonly Option<Layer["kind"]>[] = [
  { value: "conv2d", label: "Convolution" },
  { value: "conv2dTranspose", label: "Transposed convolution" },
  { value: "dense", label: "Dense" },
  { value: "batchNormalization", label: "Batch norm" },
  { value: "flatten", label: "Flatten" },
  { value: "reshape", label: "Reshape" },
];
const strides: readonly Option[] = [
  { value: "1", label: "stride 1" },
  { value: "2", label: "stride 2" },
];

interface LayerRowProps {
  /** Its place, such as “Encoder 3”. */
  readonly name: string;
  readonly layer: Layer;
  readonly input: Shape | undefined;
  readonly output: Shape | undefined;
  readonly parameters: number | undefined;
  readonly isFirst: boolean;
  readonly isLast: boolean;
  readonly onChange: (layer: Layer) => void;
  readonly onMove: (by: -1 | 1) => void;
  readonly onAdd: () => void;
  readonly onRemove: () => void;
}

/** One layer: what it is, what comes out of it, and its place. */
export function LayerRow(props: LayerRowProps) {
  const { name, layer, input, output, parameters, onChange, onMove } = props;
  const told = [output ? `→ ${fullShapeText(output)}` : "", parameters ? parameterText(parameters) : ""];
  return (
    <div className={styles.row}>
      <div className={styles.settings}>
        <Select
          name={`${name}: kind`}
          value={layer.kind}
          options={kinds}
          onChange={(kind) => onChange(layerOfKind(kind, layer, input))}
        />
        <Sizes name={name} layer={layer} onChange={onChange} />
      </div>
      <span className={styles.output}>{told.filter(Boolean).join(" · ")}</span>
      <div className={styles.places}>
        <IconButton name={`${name}: earlier`} disabled={props.isFirst} onClick={() => onMove(-1)}>
          <ArrowUp aria-hidden size={14} />
        </IconButton>
        <IconButton name={`${name}: later`} disabled={props.isLast} onClick={() => onMove(1)}>
          <ArrowDown aria-hidden size={14} />
        </IconButton>
        <IconButton name={`${name}: add a layer after it`} onClick={props.onAdd}>
          <Plus aria-hidden size={14} />
        </IconButton>
        <IconButton name={`${name}: remove`} onClick={props.onRemove}>
          <Trash2 aria-hidden size={14} />
        </IconButton>
      </div>
    </div>
  );
}

interface SizesProps {
  readonly name: string;
  readonly layer: Layer;
  readonly onChange: (layer: Layer) => void;
}

function Sizes({ name, layer, onChange }: SizesProps) {
  const { filters, units } = architectureLimits;
  switch (layer.kind) {
    case "conv2d":
    case "conv2dTranspose":
      return (
        <>
          <Length
            name={`${name}: filters`}
            value={layer.filters}
            greatest={filters}
            onCommit={(next) => onChange({ ...layer, filters: next })}
          />
          <Select
            name={`${name}: stride`}
            value={String(layer.stride)}
            options={strides}
            onChange={(stride) => onChange({ ...layer, stride: stride === "2" ? 2 : 1 })}
          />
          <Relu {...{ name, layer, onChange }} />
        </>
      );
    case "dense":
      return (
        <>
          <Length
            name={`${name}: units`}
            value={layer.units}
            greatest={units}
            onCommit={(next) => onChange({ ...layer, units: next })}
          />
          <Relu {...{ name, layer, onChange }} />
        </>
      );
    case "reshape":
      return (["height", "width", "channels"] as const).map((side, index) => (
        <Length
          key={side}
          name={`${name}: ${side}`}
          value={layer.shape[index] ?? 1}
          greatest={units}
          onCommit={(next) => {
            const [height, width, channels] = layer.shape.with(index, next);
            onChange({ ...layer, shape: [height ?? 1, width ?? 1, channels ?? 1] });
          }}
        />
      ));
    default:
      return null;
  }
}

function Length(props: {
  readonly name: string;
  readonly value: number;
  readonly greatest: number;
  readonly onCommit: (value: number) => void;
}) {
  return <NumberField {...props} least={1} whole digits={4} />;
}

type Activated = Extract<Layer, { readonly activation: unknown }>;

function Relu({
  name,
  layer,
  onChange,
}: {
  readonly name: string;
  readonly layer: Activated;
  readonly onChange: (layer: Layer) => void;
}) {
  return (
    <span className={styles.relu}>
      <span>ReLU</span>
      <Switch
        name={`${name}: ReLU`}
        checked={layer.activation === "relu"}
        onChange={(on) => onChange({ ...layer, activation: on ? "relu" : "linear" })}
      />
    </span>
  );
}
