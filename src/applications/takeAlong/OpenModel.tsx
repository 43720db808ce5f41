import { useRef } from "react";
import type { FoundModel } from "../../elsewhere/modelFile";
import type { ReadReport } from "../../elsewhere/request";
import { usePlayground } from "../../state/store";
import { Button } from "../../widgets/Button";
import { foundModelText, modelFileText } from "../../words/elsewhere";
import styles from "./TakeAlongDialog.module.css";
import { useReading } from "./useReading";

/** Where a model from elsewhere is read, and opened as a run of its own. */
export function OpenModel({ onOpened }: { readonly onOpened: () => void }) {
  const input = useRef<HTMLInputElement>(null);
  const { state, read, open } = useReading();
  const openFound = (model: FoundModel) => {
    open(model);
    onOpened();
  };
  return (
    <section aria-label="Open a model" className={styles.open}>
      <h3>Open a model</h3>
      <p>
        An archive that was saved here with PyTorch's, Keras' or TensorFlow.js' part; an encoder and a decoder of Keras,
        chosen together; or weights as safetensors or NPZ with this page's names or PyTorch's. It becomes a new run; the
        run at hand is left for it, and Undo brings it back.
      </p>
      <input
        ref={input}
        type="file"
        hidden
        multiple
        aria-label="Model file"
        accept=".zip,.npz,.safetensors,.pt,.pth,.h5,.keras,.onnx"
        onChange={({ target }) => {
          const files = [...(target.files ?? [])];
          if (files.length > 0) void read(files);
          target.value = "";
        }}
      />
      <Button onClick={() => input.current?.click()}>Choose files …</Button>
      <div aria-live="polite" className={styles.outcome}>
        {state.kind === "reading" && <p>{`Reading ${state.name} …`}</p>}
        {(state.kind === "found" || state.kind === "refused") && (
          <Outcome name={state.name} report={state} onOpen={openFound} />
        )}
      </div>
    </section>
  );
}

interface OutcomeProps {
  readonly name: string;
  readonly report: ReadReport;
  readonly onOpen: (model: FoundModel) => void;
}

function Outcome({ name, report, onOpen }: OutcomeProps) {
  const step = usePlayground((state) => state.step);
  if (report.kind === "found") {
    return (
      <>
        <p>
          <strong translate="no">{name}</strong>: <span>{foundModelText(report.model)}</span>
        </p>
        <Button look="primary" onClick={() => onOpen(report.model)}>
          Open as a new run
        </Button>
      </>
    );
  }
  const { what, script } = modelFileText(report.problem);
  return (
    <div role="alert">
      <p>
        <strong translate="no">{name}</strong> <span>{what}</span>
      </p>
      {script !== undefined && <pre className={styles.script}>{script}</pre>}
      <p>{step > 0 ? "Nothing was opened; the run at hand is as it was." : "Nothing was opened."}</p>
    </div>
  );
}
