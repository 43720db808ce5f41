import { type KeyboardEvent, memo } from "react";
import { usePlayground } from "../../state/store";
import { NumberField } from "../../widgets/NumberField";
import { Slider } from "../../widgets/Slider";
import { linearScale } from "../../widgets/scale";
import { decimal } from "../../words/numbers";
import { dimensionSymbol } from "../../words/symbols";
import styles from "./Coordinate.module.css";
import { Filmstrip, usePosterior } from "./Filmstrip";
import { useCoordinate } from "./useCoordinate";

/** Prior standard deviations: what a pointer can tell apart, and what an arrow key moves by, alone and with Shift. */
const FINE_STEP = 0.01;
const KEY_STEP = 0.1;
const LARGE_STEP = 1;
/** What can be typed, in prior standard deviations. */
const typed = { least: -999, greatest: 999 } as const;

const keyDirections: Readonly<Record<string, number>> = { ArrowLeft: -1, ArrowDown: -1, ArrowRight: 1, ArrowUp: 1 };

interface CoordinateProps {
  readonly dimension: number;
  /** Right end of slider and filmstrip, in prior standard deviations. */
  readonly reach: number;
  /** KL of the dimension in nats, averaged over held-out images; null before a survey. */
  readonly kl: number | null;
  readonly isActive: boolean;
  /** Grey levels of the filmstrip, [frames, pixels]; null before it is decoded. */
  readonly images: Uint8ClampedArray | null;
  readonly shape: readonly [number, number, number];
  /** Ref that watches whether the row is in view. */
  readonly watch: (row: HTMLElement | null) => (() => void) | undefined;
}

/**
 * One coordinate of the user's point: its value to read or type, and its slider under a filmstrip. Value and slider are
 * rendered as the point moves, and the filmstrip as it is decoded, each without the other.
 */
export const Coordinate = memo(function Coordinate({ dimension, kl, isActive, watch, ...strip }: CoordinateProps) {
  const { set, drag } = useCoordinate(dimension);
  return (
    <div ref={watch} data-dimension={dimension} className={styles.coordinate} data-inactive={!isActive || undefined}>
      <div className={styles.about}>
        <span aria-hidden className={styles.name} translate="no">
          {dimensionSymbol(dimension)}
        </span>
        <span className={styles.kl} translate="no">
          {kl === null ? "" : decimal(kl, 2)}
        </span>
        <CoordinateValue dimension={dimension} onCommit={set} />
      </div>
      <div>
        <Filmstrip dimension={dimension} onPress={set} {...strip} />
        <CoordinateSlider dimension={dimension} reach={strip.reach} set={set} drag={drag} />
      </div>
    </div>
  );
});

/** Where the user's point is along one dimension. */
function useValue(dimension: number): number {
  return usePlayground((state) => state.z[dimension] ?? 0);
}

interface CoordinateValueProps {
  readonly dimension: number;
  readonly onCommit: (value: number) => void;
}

/** One coordinate to read or type. */
const CoordinateValue = memo(function CoordinateValue({ dimension, onCommit }: CoordinateValueProps) {
  const value = useValue(dimension);
  return (
    <NumberField
      name={`Value of z${dimension + 1}`}
      value={value}
      {...typed}
      digits={5}
      format={(said) => decimal(said, 2)}
      onCommit={onCommit}
    />
  );
});

interface CoordinateSliderProps extends ReturnType<typeof useCoordinate> {
  readonly dimension: number;
  readonly reach: number;
}

/** The slider of one coordinate; a double click takes it back to 0. */
const CoordinateSlider = memo(function CoordinateSlider({ dimension, reach, set, drag }: CoordinateSliderProps) {
  const value = useValue(dimension);
  const posterior = usePosterior(dimension);
  const said = posterior ? `, posterior ${decimal(posterior.mu, 2)} ± ${decimal(posterior.sigma, 2)}` : "";
  const onKeyDownCapture = (event: KeyboardEvent) => {
    const direction = keyDirections[event.key];
    if (direction === undefined || !(event.target instanceof HTMLInputElement)) return;
    event.preventDefault();
    event.stopPropagation();
    set(value + direction * (event.shiftKey ? LARGE_STEP : KEY_STEP));
  };
  return (
    <fieldset className={styles.slider} onKeyDownCapture={onKeyDownCapture} onDoubleClick={() => set(0)}>
      <Slider
        name={`z${dimension + 1}`}
        value={value}
        scale={linearScale({ least: -reach, greatest: reach }, FINE_STEP, LARGE_STEP)}
        describe={(position) => `${decimal(position, 2)}${said}`}
        tone="probe"
        onChange={drag}
      />
    </fieldset>
  );
});
