import { TriangleAlert } from "lucide-react";
import { useRef } from "react";
import type { Diagnosis as Found } from "../../../state/run/diagnosis/diagnosis";
import { useLatestState, useModels, usePlayground } from "../../../state/store";
import { Button } from "../../../widgets/Button";
import { Popover } from "../../../widgets/Popover";
import { diagnosisNames, evidenceText, meaningText, remedyText } from "../../../words/diagnoses";
import { useSentences } from "../../../words/everyday";
import { lossText } from "../../../words/numbers";
import { useNewDiagnoses } from "../../../words/useNewDiagnoses";
import styles from "./Diagnosis.module.css";
import { apply } from "./remedy";

/** What is unusual about the run: the most severe with its evidence and what to do; all of it behind a button. */
export function DiagnosisNote() {
  const diagnoses = usePlayground((state) => state.diagnoses);
  const models = useModels();
  const latest = useLatestState();
  const place = useRef<HTMLDivElement>(null);
  const say = useSentences();
  useNewDiagnoses(diagnoses);
  const [first] = diagnoses;
  const follow = ({ remedy }: Found) => {
    apply(models, remedy, latest().experiment);
    place.current?.focus();
  };
  return (
    // biome-ignore lint/a11y/useSemanticElements: a fieldset is for controls that are filled in.
    <div ref={place} role="group" aria-label="Diagnosis" tabIndex={-1} className={styles.diagnosis}>
      {first ? (
        <>
          <div className={styles.line}>
            <Name of={first} />
            <Button look="quiet" onClick={() => follow(first)}>
              {say(remedyText(first.remedy))}
            </Button>
            <Explanations diagnoses={diagnoses} onFollow={follow} />
          </div>
          <p className={styles.evidence} title={say(evidenceText(first))}>
            {say(evidenceText(first))}
          </p>
        </>
      ) : (
        <Quiet />
      )}
    </div>
  );
}

/** That no rule finds anything; while the model is no better than one image for all, that it is so. */
function Quiet() {
  const level = usePlayground((state) => state.data?.levels[state.experiment.objective.likelihood].meanImage);
  const reconstruction = usePlayground((state) => state.heldOut?.losses.reconstruction);
  const isAbove = level !== undefined && reconstruction !== undefined && reconstruction > level;
  return (
    <p className={styles.quiet}>
      {`Training: no fault found${isAbove ? `; not yet better than the mean image, ${lossText(level)} nats` : ""}`}
    </p>
  );
}

function Name({ of }: { readonly of: Found }) {
  const say = useSentences();
  return (
    <b className={styles.name}>
      <TriangleAlert aria-hidden className={styles.icon} />
      <span>{say(diagnosisNames[of.name])}</span>
    </b>
  );
}

interface ExplanationsProps {
  readonly diagnoses: readonly Found[];
  readonly onFollow: (diagnosis: Found) => void;
}

/** All that is diagnosed, and what it means. */
function Explanations({ diagnoses, onFollow }: ExplanationsProps) {
  const say = useSentences();
  const others = diagnoses.length - 1;
  const trigger = <Button look="quiet">{others > 0 ? `+${others} more` : "Why?"}</Button>;
  return (
    <Popover name="Diagnoses" trigger={trigger} side="top">
      <ul className={styles.list}>
        {diagnoses.map((diagnosis) => (
          <li key={diagnosis.name} className={styles.item}>
            <Name of={diagnosis} />
            <p>{say(`${evidenceText(diagnosis)}.`)}</p>
            <p className={styles.meaning}>{say(meaningText(diagnosis))}</p>
            <Button look="quiet" onClick={() => onFollow(diagnosis)}>
              {say(remedyText(diagnosis.remedy))}
            </Button>
          </li>
        ))}
      </ul>
    </Popover>
  );
}
