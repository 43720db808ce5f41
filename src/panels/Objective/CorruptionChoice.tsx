import { allCorruptions, type CorruptionKind, usualStrengths } from "../../experiment/corruption";
import { ranges } from "../../experiment/ranges";
import { setObjective } from "../../state/actions/objective";
import { useModels, usePlayground } from "../../state/store";
import { Field } from "../../widgets/Field";
import { Select } from "../../widgets/Select";
import { Slider } from "../../widgets/Slider";
import { linearScale } from "../../widgets/scale";
import { corruptionDefinition, corruptionWords } from "../../words/corruption";
import { corruptionNames } from "../../words/corruptionNames";
import { amountText } from "../../words/numbers";

const options = [
  { value: "none", label: "None" },
  ...allCorruptions.map((value) => ({ value, label: corruptionNames[value] })),
] as const;
const strengthScale = linearScale(ranges.corruptionStrength, 0.05);

/** What is done to the images that the encoder sees in training, and how strongly. */
export function CorruptionChoice() {
  const models = useModels();
  const corruption = usePlayground((state) => state.experiment.objective.corruption);
  const choose = (kind: CorruptionKind | "none") => {
    setObjective(models, { corruption: kind === "none" ? null : { kind, strength: usualStrengths[kind] } });
  };
  return (
    <>
      <Field label="Corrupt the input" hint={corruptionDefinition}>
        <Select name="Corrupt the input" value={corruption?.kind ?? "none"} options={options} onChange={choose} />
      </Field>
      {corruption && (
        <Field
          label={corruptionWords[corruption.kind].strength}
          hint={corruptionWords[corruption.kind].definition}
          layout="stack"
          value={<span translate="no">{amountText(corruption.strength)}</span>}
        >
          <Slider
            name="Strength of the corruption"
            value={corruption.strength}
            scale={strengthScale}
            describe={amountText}
            onChange={(strength) => setObjective(models, { corruption: { kind: corruption.kind, strength } })}
          />
        </Field>
      )}
    </>
  );
}
