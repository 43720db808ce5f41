import { RefreshCw } from "lucide-react";
import { ranges } from "../../experiment/ranges";
import { useMedia } from "../../interaction/useMedia";
import { ALWAYS_SURVEYED } from "../../model/latent/samples";
import { Decodings } from "../../pictures/Decodings";
import { Save } from "../../pictures/saving/Save";
import { changeSamples } from "../../state/actions/applications";
import { moveTo } from "../../state/actions/probe";
import { useModels, usePlayground } from "../../state/store";
import { dataSetOf, imageShapeOf } from "../../state/view/dataSet";
import type { SampleSource } from "../../state/view/samples";
import { usePresentSheet } from "../../state/view/usePresentSheet";
import type { Sheet } from "../../state/view/viewState";
import { Button } from "../../widgets/Button";
import { NumberField } from "../../widgets/NumberField";
import { type Segment, SegmentedControl } from "../../widgets/SegmentedControl";
import { Tooltip } from "../../widgets/Tooltip";
import { countText } from "../../words/numbers";
import { pointText } from "../../words/symbols";
import { indexOfCode } from "../indexOfCode";
import { PressableSheet } from "../PressableSheet";
import styles from "./Generate.module.css";
import { useSampledImage } from "./useSampledImage";
import { useSamples } from "./useSamples";

const COUNT = 36;
/** Most dimensions of a sample's code that are all said. */
const SAID_DIMENSIONS = 4;

const sources: readonly Segment<SampleSource>[] = [
  { value: "prior", name: "Prior" },
  { value: "aggregate", name: "Aggregate" },
  { value: "one image", name: "One image" },
];

/** Images decoded from codes that are drawn at random: from the prior, from many posteriors, or again and again from one. */
export function Generate() {
  const models = useModels();
  const { source, seed } = usePlayground((state) => state.samples);
  const shape = usePlayground(imageShapeOf);
  const columns = useMedia("(max-width: 43.6875em)") ? 6 : 12;
  const { z, subject } = useSamples(COUNT);
  const sheet = usePresentSheet("samples", z, subject);
  return (
    <div className={styles.tab}>
      <div className={styles.controls}>
        <SegmentedControl
          name="Codes drawn from"
          value={source}
          segments={sources}
          onChange={(next) => changeSamples(models, { source: next })}
        />
        <div className={styles.actions}>
          <Seed seed={seed} />
          <Save of="samples" disabled={!sheet} />
        </div>
      </div>
      <Samples sheet={sheet} columns={columns} shape={shape} />
      <Caption source={source} />
    </div>
  );
}

function Seed({ seed }: { readonly seed: number }) {
  const models = useModels();
  const next = seed < ranges.seed.greatest ? seed + 1 : ranges.seed.least;
  const draw = (chosen: number) => changeSamples(models, { seed: chosen });
  return (
    <>
      <Button look="quiet" title="Draw again, with the next seed" aria-label="Draw again" onClick={() => draw(next)}>
        <RefreshCw aria-hidden />
      </Button>
      <span aria-hidden className={styles.seed}>
        seed
      </span>
      <NumberField name="Sample seed" value={seed} {...ranges.seed} whole digits={4} onCommit={draw} />
    </>
  );
}

interface SamplesProps {
  readonly sheet: Sheet | null;
  readonly columns: number;
  readonly shape: readonly [number, number, number];
}

function Samples({ sheet, columns, shape }: SamplesProps) {
  const models = useModels();
  const current = usePlayground((state) => (sheet ? indexOfCode(sheet.z, state.z) : -1));
  const nameOf = (index: number) => {
    const name = `Sample ${index + 1}`;
    return sheet && sheet.latentDim <= SAID_DIMENSIONS ? `${name}, z = ${pointText(codeAt(sheet, index), 1)}` : name;
  };
  return (
    <Decodings words="Not trained yet: whatever the code, the decoder draws grey. Press Train, and watch images come.">
      <PressableSheet
        picture="samples"
        images={sheet?.images ?? null}
        count={COUNT}
        columns={columns}
        shape={shape}
        label="Samples"
        nameOf={nameOf}
        current={current}
        onPress={(index) => sheet && moveTo(models, codeAt(sheet, index))}
      />
    </Decodings>
  );
}

function codeAt({ z, latentDim }: Sheet, index: number): readonly number[] {
  return [...z.subarray(index * latentDim, (index + 1) * latentDim)];
}

const words = {
  prior: {
    formula: () => "z ~ N(0, I)",
    meaning:
      "Codes of the prior: what a variational autoencoder generates from. Good where posteriors cover the prior.",
  },
  aggregate: {
    formula: (among: number) => `z ~ q(z|x), x one of ${countText(among)} held-out`,
    meaning:
      "Codes of the aggregate posterior, the mixture of q(z|x) over images: where the decoder was trained. As the model learns, each sample keeps its image x and its ε.",
  },
} as const;

function Caption({ source }: { readonly source: SampleSource }) {
  const { name } = useSampledImage();
  const among = usePlayground((state) => Math.min(ALWAYS_SURVEYED, dataSetOf(state).testCount));
  const { formula, meaning } =
    source === "one image"
      ? {
          formula: () => `z ~ q(z|x), x ${name}`,
          meaning: "Draws from one image's posterior: every time a different z, and a different image.",
        }
      : words[source];
  return (
    <p className={styles.caption}>
      <Tooltip content={meaning}>{formula(among)}</Tooltip>
      <span> · press one to go there</span>
    </p>
  );
}
