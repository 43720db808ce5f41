import { useId, useState } from "react";
import { type ExportPart, exportParts } from "../../elsewhere/request";
import { hasSkips } from "../../experiment/skips";
import { usePlayground } from "../../state/store";
import { TeachingButton } from "../../teaching/TeachingButton";
import { Button } from "../../widgets/Button";
import { fetched } from "../../widgets/fetched";
import { Progress } from "../../widgets/Progress";
import { ReadingDialog } from "../../widgets/ReadingDialog";
import {
  exportPartWords,
  labelHeadExportWords,
  packingText,
  packProblemText,
  roughSizeText,
  skippingExportWords,
} from "../../words/elsewhere";
import { bytesText, countText } from "../../words/numbers";
import { OpenModel } from "./OpenModel";
import { partSizes, sizeOfParts } from "./sizes";
import styles from "./TakeAlongDialog.module.css";
import { type PackingState, usePacking } from "./usePacking";

const Code = fetched(async () => (await import("../../teaching/LiveCode")).LiveCode);

const usual: readonly ExportPart[] = ["pytorch", "onnx"];

interface TakeAlongDialogProps {
  readonly open: boolean;
  readonly onClose: () => void;
}

/** Where the model is written for other libraries, in one archive of those parts that are chosen. */
export function TakeAlongDialog({ open, onClose }: TakeAlongDialogProps) {
  const [chosen, setChosen] = useState<ReadonlySet<ExportPart>>(() => new Set(usual));
  const { state, begin, cancel } = usePacking();
  const refusal = usePlayground(({ experiment: { architecture } }) => {
    if (hasSkips(architecture)) return skippingExportWords;
    return architecture.labelHead ? labelHeadExportWords : null;
  });
  const close = () => {
    cancel();
    onClose();
  };
  return (
    <ReadingDialog open={open} title="Model files" onClose={close}>
      <div className={styles.files}>
        <h3>Take the model along</h3>
        {refusal ? (
          <p>{refusal}</p>
        ) : (
          <>
            <Standing />
            <ReadCode />
            <p>
              Every archive carries five held-out images with what the model makes of them here, and every script
              asserts that it makes the same of them there before it does anything else. Nothing leaves this machine.
            </p>
            <Parts chosen={chosen} onChange={setChosen} />
            <Outcome state={state} />
            <SaveButton chosen={chosen} isPacking={state.kind === "packing"} onSave={begin} onCancel={cancel} />
          </>
        )}
        <OpenModel onOpened={close} />
      </div>
    </ReadingDialog>
  );
}

function ReadCode() {
  return (
    <div>
      <TeachingButton label="Read the code" title="This model as code, and the lectures’ code" size="page">
        <Code />
      </TeachingButton>
    </div>
  );
}

function Standing() {
  const step = usePlayground((state) => state.step);
  const training = usePlayground((state) => state.training);
  const moment = step === 0 ? "The model as it begins, untrained." : `The model after step ${countText(step)}.`;
  return <p>{training ? "The model as it is when Save is pressed: that pauses training." : moment}</p>;
}

interface PartsProps {
  readonly chosen: ReadonlySet<ExportPart>;
  readonly onChange: (chosen: ReadonlySet<ExportPart>) => void;
}

function Parts({ chosen, onChange }: PartsProps) {
  const sizes = useSizes();
  const toggle = (part: ExportPart) => {
    const next = new Set(chosen);
    if (!next.delete(part)) next.add(part);
    onChange(next);
  };
  return (
    <fieldset className={styles.parts}>
      <legend className="visually-hidden">Parts</legend>
      {exportParts.map((part) => (
        <Part key={part} part={part} bytes={sizes[part]} checked={chosen.has(part)} onChange={() => toggle(part)} />
      ))}
    </fieldset>
  );
}

interface PartProps {
  readonly part: ExportPart;
  readonly bytes: number;
  readonly checked: boolean;
  readonly onChange: () => void;
}

function Part({ part, bytes, checked, onChange }: PartProps) {
  const id = useId();
  const { name, description } = exportPartWords[part];
  return (
    <label className={styles.part}>
      <input type="checkbox" aria-label={name} aria-describedby={id} checked={checked} onChange={onChange} />
      <span className={styles.name}>
        <strong>{name}</strong>
        <span>{bytes > 0 ? roughSizeText(bytes) : ""}</span>
      </span>
      <span id={id} className={styles.description}>
        {description}
      </span>
    </label>
  );
}

function Outcome({ state }: { readonly state: PackingState }) {
  return (
    <div aria-live="polite" className={styles.outcome}>
      {state.kind === "packing" && (
        <>
          <p>{`${packingText(state.part)} …`}</p>
          <Progress name={packingText(state.part)} fraction={state.fraction} />
        </>
      )}
      {state.kind === "saved" && <p>{`Saved ${state.name}, ${bytesText(state.bytes)}.`}</p>}
      {state.kind === "failed" && <p role="alert">{packProblemText(state.problem)}</p>}
    </div>
  );
}

interface SaveButtonProps {
  readonly chosen: ReadonlySet<ExportPart>;
  readonly isPacking: boolean;
  readonly onSave: (parts: ReadonlySet<ExportPart>) => void;
  readonly onCancel: () => void;
}

function SaveButton({ chosen, isPacking, onSave, onCancel }: SaveButtonProps) {
  const sizes = useSizes();
  if (isPacking) return <Button onClick={onCancel}>Cancel</Button>;
  return (
    <Button look="primary" disabled={chosen.size === 0} onClick={() => onSave(chosen)}>
      {chosen.size === 0 ? "Choose a part" : `Save, ${roughSizeText(sizeOfParts(chosen, sizes))}`}
    </Button>
  );
}

function useSizes() {
  const experiment = usePlayground((state) => state.experiment);
  const data = usePlayground((state) => state.data);
  return partSizes({ experiment, data });
}
