import { type KeyboardEvent, useMemo, useRef, useState } from "react";
import { placeAfterKey } from "../../interaction/gridKeys";
import { priorCodes } from "../../model/latent/samples";
import { Decodings } from "../../pictures/Decodings";
import { ImageSheet } from "../../pictures/ImageSheet";
import { moveTo, tellClass } from "../../state/actions/probe";
import { useModels, usePlayground } from "../../state/store";
import { dataSetOf, imageShapeOf } from "../../state/view/dataSet";
import { useSheet } from "../../state/view/useSheet";
import styles from "./Conditional.module.css";
import { ordersOf } from "./orderGrid";

/** Codes beside each other, and most classes below each other. */
const CODES = 10;
const CLASSES = 12;

/** A grid of images to order: a row a class, a column a code from the prior, the same in every row. */
export function Orders() {
  const seed = usePlayground((state) => state.samples.seed);
  const latentDim = usePlayground((state) => state.z.length);
  const classNames = usePlayground((state) => dataSetOf(state).classNames);
  const shape = usePlayground(imageShapeOf);
  const rows = Math.min(CLASSES, classNames.length);
  const { z, labels } = useMemo(
    () => ordersOf(priorCodes(CODES, latentDim, seed), latentDim, rows),
    [latentDim, seed, rows],
  );
  const sheet = useSheet("classes", z, labels);
  const isThis = sheet?.labels?.length === labels.length;
  return (
    <Decodings words="Not trained yet: whatever is ordered, the decoder draws grey. Press Train, and watch classes come.">
      <div className={styles.orders}>
        <div className={styles.names} aria-hidden>
          {classNames.slice(0, rows).map((name) => (
            <span key={name}>{name}</span>
          ))}
        </div>
        <div className={styles.grid}>
          <ImageSheet
            images={isThis ? sheet.images : null}
            count={labels.length}
            columns={CODES}
            shape={shape}
            label="Classes and codes"
          />
          <Cells z={z} labels={labels} names={classNames} />
        </div>
      </div>
    </Decodings>
  );
}

interface CellsProps {
  readonly z: Float32Array;
  readonly labels: Uint8Array;
  readonly names: readonly string[];
}

/** A button over each image, that takes the user's point and the told class there; arrow keys go from one to the next. */
function Cells({ z, labels, names }: CellsProps) {
  const models = useModels();
  const group = useRef<HTMLFieldSetElement>(null);
  const [reached, setReached] = useState(0);
  const latentDim = z.length / labels.length;
  const onKeyDown = (event: KeyboardEvent) => {
    const next = placeAfterKey(reached, event.key, CODES, labels.length);
    if (next === null) return;
    event.preventDefault();
    setReached(next);
    group.current?.querySelectorAll("button")[next]?.focus();
  };
  const go = (index: number) => {
    tellClass(models, labels[index] ?? 0);
    moveTo(models, [...z.subarray(index * latentDim, (index + 1) * latentDim)]);
  };
  return (
    <fieldset ref={group} className={styles.presses} aria-label="Classes and codes" onKeyDown={onKeyDown}>
      {Array.from(labels, (label, index) => (
        <button
          // biome-ignore lint/suspicious/noArrayIndexKey: a cell is its place
          key={index}
          type="button"
          className={styles.press}
          tabIndex={index === Math.min(reached, labels.length - 1) ? 0 : -1}
          aria-label={`${names[label] ?? ""}, code ${(index % CODES) + 1}`}
          onFocus={() => setReached(index)}
          onClick={() => go(index)}
        />
      ))}
    </fieldset>
  );
}
