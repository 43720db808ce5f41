import { useMemo, useState } from "react";
import { allCorruptions, type Corruption, type CorruptionKind, usualStrengths } from "../../experiment/corruption";
import { ranges } from "../../experiment/ranges";
import { ImageSheet } from "../../pictures/ImageSheet";
import { usePlayground } from "../../state/store";
import { dataSetOf, imageShapeOf } from "../../state/view/dataSet";
import { useView } from "../../state/view/useView";
import { Select } from "../../widgets/Select";
import { Slider } from "../../widgets/Slider";
import { linearScale } from "../../widgets/scale";
import { Tooltip } from "../../widgets/Tooltip";
import { corruptionWords } from "../../words/corruption";
import { corruptionNames, corruptionText } from "../../words/corruptionNames";
import { amountText, decimal } from "../../words/numbers";
import { Enlargeable } from "../Enlargeable";
import styles from "./Denoise.module.css";
import { DenoisingChart } from "./DenoisingChart";
import { useDenoised } from "./useDenoised";

const options = allCorruptions.map((value) => ({ value, label: corruptionNames[value] }));
const strengthScale = linearScale(ranges.corruptionStrength, 0.05);
/** Held-out images that the curve is of, at most. */
const MEASURED = 200;

/** How much of what was corrupted a model gives back: some images, and a curve over many. */
export function Denoise() {
  const trained = usePlayground((state) => state.experiment.objective.corruption);
  const many = usePlayground((state) => dataSetOf(state).noun.many);
  const [chosen, choose] = useState<Corruption | null>(null);
  const corruption = chosen ?? trained ?? usual;
  const { kind } = corruption;
  const asked = useMemo(() => ({ kind, count: MEASURED }), [kind]);
  const curve = useView("denoisingCurve", asked);
  return (
    <Enlargeable title="Denoise" about={`Does the model, given corrupted ${many}, decode the clean ones?`}>
      <Choices corruption={corruption} onChange={choose} />
      <Strip corruption={corruption} />
      {curve && curve.kind === kind ? (
        <DenoisingChart curve={curve} />
      ) : (
        <p className={styles.words}>Held-out images are being corrupted …</p>
      )}
      <p className={styles.words}>
        {trained
          ? `Trained with ${corruptionText(trained)} against clean images.`
          : "Trained on clean images: under Objective, More, the input can be corrupted in training too."}
      </p>
    </Enlargeable>
  );
}

const usual: Corruption = { kind: "gaussian", strength: usualStrengths.gaussian };

interface ChoicesProps {
  readonly corruption: Corruption;
  readonly onChange: (corruption: Corruption) => void;
}

function Choices({ corruption: { kind, strength }, onChange }: ChoicesProps) {
  const choose = (next: CorruptionKind) => onChange({ kind: next, strength: usualStrengths[next] });
  return (
    <div className={styles.choices}>
      <Select name="Corruption" look="small" value={kind} options={options} onChange={choose} />
      <Tooltip content={`${corruptionWords[kind].strength}. ${corruptionWords[kind].definition}`}>strength</Tooltip>
      <div className={styles.strength}>
        <Slider
          name="Strength of what is taken away"
          value={strength}
          scale={strengthScale}
          describe={amountText}
          onChange={(next) => onChange({ kind, strength: next })}
        />
        <span className={styles.value} translate="no">
          {decimal(strength, 2)}
        </span>
      </div>
    </div>
  );
}

/** Images as they are corrupted, as they are decoded, and as they were. */
function Strip({ corruption }: { readonly corruption: Corruption }) {
  const shape = usePlayground(imageShapeOf);
  const strip = useDenoised(corruption);
  if (!strip) return <p className={styles.words}>The data set is on its way.</p>;
  const { count, ratios } = strip;
  const sheet = { count, columns: count, shape };
  return (
    <div className={styles.strip}>
      <span>corrupted</span>
      <ImageSheet images={strip.corrupted} {...sheet} label={`Corrupted images, ${corruptionText(corruption)}`} />
      <output aria-label="PSNR of the corrupted images" aria-live="off" translate="no">
        {`${amountText(ratios.corrupted)} dB`}
      </output>
      <span>denoised</span>
      <ImageSheet images={strip.denoised} {...sheet} label="The same, denoised: decoded from the mean of their codes" />
      <output aria-label="PSNR of the denoised images" aria-live="off" translate="no">
        {`${amountText(ratios.denoised)} dB`}
      </output>
      <span>clean</span>
      <ImageSheet images={strip.clean} {...sheet} label="The clean images" />
      <Tooltip content={psnrMeaning}>PSNR</Tooltip>
    </div>
  );
}

const psnrMeaning =
  "Peak signal-to-noise ratio: 10 log₁₀ of 1 over the mean squared difference to the clean images, of pixels from 0 to 1. 10 dB more is a tenth of the error.";
