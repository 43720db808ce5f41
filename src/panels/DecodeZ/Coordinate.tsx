import type { KeyboardEvent } from "react";
import { ranges } from "../../experiment/ranges";
import { actions, usePlayground } from "../../state/store";
import { Slider } from "../../widgets/Slider";
import { linearScale } from "../../widgets/scale";
import { decimal, dimensionSymbol } from "../notation";
import styles from "./Coordinate.module.css";
import { NumberField } from "./NumberField";

/** Prior standard deviations: what a pointer can tell apart, and what an arrow key moves by, alone and with Shift. */
const FINE_STEP = 0.01;
const KEY_STEP = 0.1;
const LARGE_STEP = 1;

const keyDirections: Readonly<Record<string, number>> = { ArrowLeft: -1, ArrowDown: -1, ArrowRight: 1, ArrowUp: 1 };

/** One coordinate of the user's point: its value to read or type, and a slider; a double click takes it back to 0. */
export function Coordinate({ dimension }: { readonly dimension: number }) {
  const z = usePlayground((state) => state.z);
  const value = z[dimension] ?? 0;
  const set = (next: number) => actions.moveTo(z.with(dimension, Math.round(next * 100) / 100));
  const onKeyDownCapture = (event: KeyboardEvent) => {
    const direction = keyDirections[event.key];
    if (direction === undefined || !(event.target instanceof HTMLInputElement) || event.target.type !== "range") return;
    event.preventDefault();
    event.stopPropagation();
    set(value + direction * (event.shiftKey ? LARGE_STEP : KEY_STEP));
  };
  return (
    <div className={styles.coordinate}>
      <span aria-hidden className={styles.name}>
        {dimensionSymbol(dimension)}
      </span>
      <fieldset className={styles.slider} onKeyDownCapture={onKeyDownCapture} onDoubleClick={() => set(0)}>
        <Slider
          name={`z${dimension + 1}`}
          value={value}
          scale={linearScale(reach(value), FINE_STEP, LARGE_STEP)}
          describe={(said) => decimal(said, 2)}
          tone="probe"
          onChange={set}
        />
      </fieldset>
      <NumberField name={`Value of z${dimension + 1}`} value={value} onChange={set} />
    </div>
  );
}

/** The slider's ends: the prior's four standard deviations, farther out where the ring has been taken beyond. */
function reach(value: number) {
  const farthest = Math.max(ranges.coordinate.greatest, Math.ceil(Math.abs(value)));
  return { least: -farthest, greatest: farthest };
}
