import { type ConventionName, conventionNames, conventions } from "../../experiment/conventions";
import { lossSizesOf } from "../../experiment/experiment";
import { minimisedBeta } from "../../model/objective";
import { setObjective } from "../../state/actions/objective";
import type { Model } from "../../state/model";
import { useModels, usePlayground } from "../../state/store";
import { Field } from "../../widgets/Field";
import { Select } from "../../widgets/Select";
import { Tooltip } from "../../widgets/Tooltip";
import { conventionWords } from "../../words/conventions";
import { betaText, definitions, loneTermNote } from "../../words/objective";
import styles from "./Convention.module.css";

const options = conventionNames.map((name) => ({ value: name, label: conventionWords[name].title }));

/** Whose way of writing the loss is followed, and a ruler that says what its λ amounts to. */
export function ConventionChoice() {
  const models = useModels();
  const name = usePlayground((state) => state.experiment.objective.convention);
  return (
    <Field label="Convention" hint={definitions.convention}>
      <Select name="Convention" value={name} options={options} onChange={(next) => choose(models, next)} />
    </Field>
  );
}

/** A convention comes with its own likelihood and λ; both can be changed afterwards. */
function choose(models: readonly Model[], convention: ConventionName): void {
  const { likelihood, lambda } = conventions[convention];
  setObjective(models, { convention, likelihood, lambda });
}

/** Powers of ten at the ruler's ends. */
const ENDS = { least: -3, greatest: 3 } as const;
const TICKS = Array.from({ length: 7 }, (_, index) => ENDS.least + index);

/** The effective β on a logarithmic ruler whose middle is the ELBO, and the line of reasoning that leads to it. */
export function BetaRuler() {
  const experiment = usePlayground((state) => state.experiment);
  const { convention, terms } = experiment.objective;
  const { formula, mistake, reasoning } = conventionWords[convention];
  const sizes = lossSizesOf(experiment);
  const beta = minimisedBeta(experiment.objective, sizes);
  const isWrong = mistake !== null && terms !== "reconstruction";
  return (
    <div className={styles.ruler} data-wrong={isWrong || undefined}>
      <svg viewBox="0 0 240 16" className={styles.scale} aria-hidden="true">
        <line x1={placeOf(ENDS.least)} x2={placeOf(ENDS.greatest)} y1="11" y2="11" />
        {TICKS.map((power) => (
          <line key={power} x1={placeOf(power)} x2={placeOf(power)} y1={power === 0 ? 3 : 8} y2="14" />
        ))}
        <text x={placeOf(0) + 4} y="8.5" fontSize="11">
          ELBO
        </text>
        {beta !== null && <circle cx={placeOf(Math.log10(beta))} cy="11" r="4.5" />}
      </svg>
      <p className={styles.reasoning}>
        <output aria-label="Effective β" aria-live="off" translate="no">
          {betaText(beta)}
        </output>
        <span> · </span>
        <Tooltip content={`${formula(sizes)}. ${mistake ?? ""}`}>{loneTermNote(terms) ?? reasoning(sizes)}</Tooltip>
      </p>
    </div>
  );
}

/** Place on the ruler, 8 to 232, of a power of ten; what lies beyond is held at its ends. */
function placeOf(power: number): number {
  const share = (Math.min(ENDS.greatest, Math.max(ENDS.least, power)) - ENDS.least) / (ENDS.greatest - ENDS.least);
  return 8 + 224 * share;
}
