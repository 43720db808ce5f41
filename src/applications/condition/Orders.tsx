import { useMemo } from "react";
import { priorCodes } from "../../model/latent/samples";
import { Decodings } from "../../pictures/Decodings";
import { moveTo, tellClass } from "../../state/actions/probe";
import { useModels, usePlayground } from "../../state/store";
import { dataSetOf, imageShapeOf } from "../../state/view/dataSet";
import { useSheet } from "../../state/view/useSheet";
import { indexOfCode } from "../indexOfCode";
import { PressableSheet } from "../PressableSheet";
import styles from "./Conditional.module.css";
import { ordersOf } from "./orderGrid";

/** Codes beside each other, and most classes below each other. */
const CODES = 10;
const CLASSES = 12;

/** A grid of images to order: a row a class, a column a code from the prior, the same in every row. */
export function Orders() {
  const models = useModels();
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
  // Every row has the same codes.
  const current = usePlayground(({ z: point, toldClass }) => {
    const code = indexOfCode(z.subarray(0, CODES * latentDim), point);
    return code < 0 || toldClass >= rows ? -1 : toldClass * CODES + code;
  });
  /** Takes the user's point and the told class to an image. */
  const go = (index: number) => {
    tellClass(models, labels[index] ?? 0);
    moveTo(models, [...z.subarray(index * latentDim, (index + 1) * latentDim)]);
  };
  const isThis = sheet?.labels?.length === labels.length;
  return (
    <Decodings words="Not trained yet: whatever is ordered, the decoder draws grey. Press Train, and watch classes come.">
      <div className={styles.orders}>
        <div className={styles.names} aria-hidden>
          {classNames.slice(0, rows).map((name) => (
            <span key={name}>{name}</span>
          ))}
        </div>
        <PressableSheet
          images={isThis ? sheet.images : null}
          count={labels.length}
          columns={CODES}
          shape={shape}
          label="Classes and codes"
          nameOf={(index) => `${classNames[labels[index] ?? 0] ?? ""}, code ${(index % CODES) + 1}`}
          current={current}
          onPress={go}
        />
      </div>
    </Decodings>
  );
}
