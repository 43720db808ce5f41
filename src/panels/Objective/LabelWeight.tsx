import { ranges } from "../../experiment/ranges";
import { labelWeightOf } from "../../model/objective";
import { setObjective } from "../../state/actions/objective";
import { useModels, usePlayground } from "../../state/store";
import { Field } from "../../widgets/Field";
import { NumberField } from "../../widgets/NumberField";
import { Slider, type SliderMark } from "../../widgets/Slider";
import { logarithmicScale } from "../../widgets/scale";
import { labelWeightDefinition } from "../../words/labelHead";
import { lossText, settingText } from "../../words/numbers";

const scale = logarithmicScale(ranges.labelWeight, "with zero");
const marks: readonly SliderMark[] = [0, 0.1, 1, 10, 100, 1000].map((value) => ({ value, label: String(value) }));

/** How much the label head's cross-entropy counts beside the loss, and what it is. */
export function LabelWeight() {
  const models = useModels();
  const alpha = usePlayground((state) => labelWeightOf(state.experiment.objective));
  const setAlpha = (labelWeight: number) => setObjective(models, { labelWeight });
  const field = (
    <NumberField
      name="α as a number"
      value={alpha}
      {...ranges.labelWeight}
      zero
      digits={4}
      format={settingText}
      onCommit={setAlpha}
    />
  );
  return (
    <Field label="Label weight α" hint={labelWeightDefinition} layout="stack" value={field} note={<Minimised />}>
      <Slider
        name="Label weight α"
        value={alpha}
        scale={scale}
        marks={marks}
        describe={settingText}
        onChange={setAlpha}
      />
    </Field>
  );
}

/** What is minimised besides, with the number of the latest step; before the first, of held-out images. */
function Minimised() {
  const alpha = usePlayground((state) => labelWeightOf(state.experiment.objective));
  const loss = usePlayground(({ losses, heldOut }) => (losses ?? heldOut?.losses)?.crossEntropy);
  return (
    <>
      <span translate="no">minimised: L + α·CE(class | μ), + </span>
      <span translate="no">{`${settingText(alpha)} × `}</span>
      <output aria-label="Cross-entropy" aria-live="off" translate="no">
        {lossText(loss)}
      </output>
    </>
  );
}
