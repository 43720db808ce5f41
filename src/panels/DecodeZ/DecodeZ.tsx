import { Suspense } from "react";
import { isConditional } from "../../experiment/architecture";
import { hasSkips } from "../../experiment/skips";
import { ImageCanvas } from "../../pictures/ImageCanvas";
import { backToMean, moveTo } from "../../state/actions/probe";
import type { State } from "../../state/state";
import { useModels, usePlayground } from "../../state/store";
import { imageShapeOf } from "../../state/view/dataSet";
import { fetched } from "../../widgets/fetched";
import { Panel } from "../../widgets/Panel";
import { Tooltip } from "../../widgets/Tooltip";
import { aloneText, pixelDefinitions } from "../../words/images";
import { decimal } from "../../words/numbers";
import { pointText } from "../../words/symbols";
import { Comparison } from "./Comparison";
import { Coordinates } from "./Coordinates";
import styles from "./DecodeZ.module.css";

const ToldClass = fetched(async () => (await import("../../applications/condition/ToldClass")).ToldClass);

/** Dimensions that are written out; of more, the sliders tell. */
const WRITTEN_DIMENSIONS = 3;

/** The panel on the decoder: the image that it makes of the user's point, and what becomes of it along every dimension. */
export function DecodeZ() {
  const shape = usePlayground(imageShapeOf);
  const hasMany = usePlayground(hasManyDimensions);
  return (
    <Panel title="Decode z" controls={<Ways />} className={hasMany ? `${styles.panel} ${styles.many}` : styles.panel}>
      <Decoded shape={shape} />
      <Coordinates shape={shape} />
    </Panel>
  );
}

function Decoded({ shape }: { readonly shape: readonly [number, number, number] }) {
  const image = usePlayground((state) => state.views.point?.image ?? null);
  const hasMany = usePlayground(hasManyDimensions);
  return (
    <div className={styles.decoded} data-compact={hasMany || undefined}>
      <ImageCanvas pixels={image} shape={shape} label="Decoded image" className={styles.large} />
      <div className={styles.about}>
        <Position />
        <Comparison shape={shape} />
      </div>
    </div>
  );
}

function hasManyDimensions({ z }: State): boolean {
  return z.length > 2;
}

function Position() {
  const z = usePlayground((state) => state.z);
  const written = z.length <= WRITTEN_DIMENSIONS ? `z = ${pointText(z, 2)}` : `z, ${z.length} dimensions`;
  const distance = Math.hypot(...z);
  const likelihood = usePlayground((state) => state.experiment.objective.likelihood);
  const isTold = usePlayground((state) => isConditional(state.experiment.architecture));
  const skips = usePlayground((state) => hasSkips(state.experiment.architecture));
  const attached = usePlayground((state) => state.probe?.attached ?? false);
  return (
    <div>
      <p className={styles.quiet}>
        <Tooltip content={skips ? aloneText : pixelDefinitions[likelihood]} more="decoded">
          {skips ? "decoded from z alone" : isTold ? "mean of p(x|z, class)" : "mean of p(x|z)"}
        </Tooltip>
        <span> at</span>
      </p>
      <p className={styles.point}>{written}</p>
      <p className={styles.quiet}>
        <span>{`${decimal(distance, 1)} from the origin`}</span>
        {attached && <span className={styles.mean}> · at μ of x</span>}
      </p>
    </div>
  );
}

/** Ways back, always in the same place. */
function Ways() {
  const models = useModels();
  const isTold = usePlayground((state) => isConditional(state.experiment.architecture));
  const latentDim = usePlayground((state) => state.z.length);
  const atOrigin = usePlayground((state) => state.z.every((coordinate) => coordinate === 0));
  const astray = usePlayground((state) => state.probe !== null && !state.probe.attached);
  return (
    <>
      {isTold && (
        <Suspense fallback={null}>
          <ToldClass />
        </Suspense>
      )}
      <Way name="Back to μ" disabled={!astray} onPress={() => backToMean(models)} />
      <Way
        name="Back to the origin"
        disabled={atOrigin}
        onPress={() =>
          moveTo(
            models,
            Array.from({ length: latentDim }, () => 0),
          )
        }
      />
    </>
  );
}

interface WayProps {
  readonly name: string;
  readonly disabled: boolean;
  readonly onPress: () => void;
}

function Way({ name, disabled, onPress }: WayProps) {
  return (
    <button type="button" className={styles.button} disabled={disabled} onClick={onPress}>
      {name}
    </button>
  );
}
