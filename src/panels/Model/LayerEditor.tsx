import { Plus } from "lucide-react";
import { useLayoutEffect, useRef, useState } from "react";
import { useStore } from "zustand";
import { type Architecture, decoderInputOf, type Layer, type Part, type Shape } from "../../experiment/architecture";
import { type SkipConnection, skipsOf } from "../../experiment/skips";
import { showLayers } from "../../state/presentation";
import { usePlayground, usePropose, useWorkspace } from "../../state/store";
import { Button } from "../../widgets/Button";
import { ReadingDialog } from "../../widgets/ReadingDialog";
import { fullShapeText } from "../../words/layers";
import { architectureProblemText } from "../../words/linkProblems";
import { networkCost, networkCostText } from "../../words/networkCost";
import styles from "./LayerEditor.module.css";
import { LayerRow } from "./LayerRow";
import {
  changed,
  type DraftSummary,
  draftOf,
  draftSummary,
  inserted,
  type LayerDraft,
  moved,
  type NetworkDraft,
  removed,
} from "./layerEdits";

const parts = ["encoder", "decoder"] as const;
const titles: Readonly<Record<Part, string>> = { encoder: "Encoder", decoder: "Decoder" };
/** What a new layer is, until its kind is chosen. */
const FRESH: Layer = { kind: "batchNormalization" };

/** The layers of the network, to be changed one by one and proposed as a whole. */
export function LayerEditor() {
  const workspace = useWorkspace();
  const open = useStore(workspace.page, ({ layersShown }) => layersShown);
  const close = () => showLayers(workspace, false);
  return (
    <ReadingDialog open={open} title="Layers" size="page" onClose={close}>
      <Editing onClose={close} />
    </ReadingDialog>
  );
}

function Editing({ onClose }: { readonly onClose: () => void }) {
  const { architecture, hyperparameters } = usePlayground((state) => state.experiment);
  const propose = usePropose();
  const [draft, setDraft] = useState(() => draftOf(architecture));
  const summary = draftSummary(draft, architecture);
  const isOther = JSON.stringify(summary.architecture) !== JSON.stringify(architecture);
  const use = () => {
    onClose();
    propose({ architecture: summary.architecture });
  };
  return (
    <>
      <p>
        Convolutions have kernels of 3 × 3. The encoder ends flat and feeds μ and log σ²; the decoder ends in one logit
        a pixel value. Another network needs new weights; a run that is left for it can be brought back by Undo.
      </p>
      <div className={styles.parts}>
        {parts.map((part) => (
          <PartEditor key={part} part={part} draft={draft} summary={summary} onChange={setDraft} />
        ))}
      </div>
      <p role="status" className={summary.problem ? styles.problem : undefined}>
        {summary.problem
          ? `This is no network yet: ${architectureProblemText(summary.problem)}.`
          : `${costText(summary.architecture, architecture, hyperparameters.batchSize)}.`}
      </p>
      <div className={styles.use}>
        <Button look="primary" disabled={summary.problem !== null || !isOther} onClick={use}>
          Use this network
        </Button>
        <Button disabled={!isOther} onClick={() => setDraft(draftOf(architecture))}>
          Back to the network at hand
        </Button>
      </div>
    </>
  );
}

function costText(wanted: Architecture, now: Architecture, batchSize: number): string {
  return networkCostText(networkCost(wanted, batchSize), networkCost(now, batchSize));
}

interface PartEditorProps {
  readonly part: Part;
  readonly draft: NetworkDraft;
  readonly summary: DraftSummary;
  readonly onChange: (draft: NetworkDraft) => void;
}

function PartEditor({ part, draft, summary, onChange }: PartEditorProps) {
  const { imageShape, latentDim, conditionClasses } = summary.architecture;
  const begins: Shape = part === "encoder" ? imageShape : decoderInputOf(summary.architecture);
  const rows = draft[part];
  const shapes = summary.shapes[part];
  const { list, focusNext } = useFocusNext();
  const add = (place: number) => {
    focusNext(place);
    onChange(inserted(draft, part, place, FRESH));
  };
  const rowOf = ({ layer }: LayerDraft, index: number) => (
    <LayerRow
      name={`${titles[part]} ${index + 1}`}
      layer={layer}
      input={index === 0 ? begins : shapes[index - 1]}
      output={shapes[index]}
      parameters={summary.parameters?.[part][index]}
      isFirst={index === 0}
      isLast={index === rows.length - 1}
      onChange={(next) => onChange(changed(draft, part, index, next))}
      onMove={(by) => {
        focusNext(index + by);
        onChange(moved(draft, part, index, by));
      }}
      onAdd={() => add(index + 1)}
      onRemove={() => {
        focusNext(Math.min(index, rows.length - 2));
        onChange(removed(draft, part, index));
      }}
    />
  );
  const told = summary.problemPart === part ? summary.problem : null;
  const skips = summary.problem ? [] : skipsOf(summary.architecture);
  return (
    <section aria-label={titles[part]} className={styles.part}>
      <h3>{titles[part]}</h3>
      <p className={styles.output}>
        {part === "encoder"
          ? `image ${fullShapeText(begins)}`
          : `code z of ${latentDim}${conditionClasses ? ` and which of ${conditionClasses} classes` : ""}`}
      </p>
      <ol ref={list} className={styles.layers}>
        {rows.map((row, index) => (
          <li key={row.id}>
            {rowOf(row, index)}
            {part === "decoder" && <Besides skip={skips.find(({ to }) => to === index)} />}
            {told && "layer" in told && told.layer === index + 1 && (
              <p className={styles.problem}>{`${architectureProblemText(told)}.`}</p>
            )}
          </li>
        ))}
      </ol>
      {told && !("layer" in told) && <p className={styles.problem}>{`${architectureProblemText(told)}.`}</p>}
      <Button look="quiet" onClick={() => add(0)}>
        <Plus aria-hidden size={14} />
        <span>{`Add a layer at the beginning of the ${part}`}</span>
      </Button>
    </section>
  );
}

/** What a layer of the decoder reads besides. */
function Besides({ skip }: { readonly skip: SkipConnection | undefined }) {
  if (!skip) return null;
  return (
    <p
      className={styles.output}
    >{`reads the encoder’s layer ${skip.from + 1} besides, ${fullShapeText(skip.shape)}`}</p>
  );
}

/** Where the focus goes when layers have changed their places: to the first control of the row at a place. */
function useFocusNext() {
  const list = useRef<HTMLOListElement>(null);
  const next = useRef<number | null>(null);
  useLayoutEffect(() => {
    if (next.current === null) return;
    list.current?.children[next.current]?.querySelector("select")?.focus();
    next.current = null;
  });
  const focusNext = (place: number) => {
    next.current = place;
  };
  return { list, focusNext };
}
