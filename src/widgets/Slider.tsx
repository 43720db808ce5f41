import { Slider as BaseSlider } from "@base-ui/react/slider";
import styles from "./Slider.module.css";
import { fractionOf, type Scale } from "./scale";

/** The colours that a slider can take: what it moves. */
export type SliderTone = "accent" | "kl" | "probe";

interface SliderProps {
  /** Accessible name. */
  readonly name: string;
  readonly value: number;
  readonly scale: Scale;
  readonly onChange: (value: number) => void;
  /** The value as a screen reader says it. */
  readonly describe?: (value: number) => string;
  readonly marks?: readonly SliderMark[];
  readonly tone?: SliderTone;
}

/** A labelled stop below a slider; pressing it goes there. */
export interface SliderMark {
  readonly value: number;
  readonly label: string;
}

/** A slider over a scale, moved by pointer, touch, arrows, Page Up and Down, Home and End. */
export function Slider({ name, value, scale, onChange, describe = String, marks, tone = "accent" }: SliderProps) {
  return (
    <BaseSlider.Root
      className={styles.root}
      data-tone={tone}
      value={positionOn(scale, value)}
      min={scale.least}
      max={scale.greatest}
      step={scale.step}
      largeStep={scale.largeStep}
      onValueChange={(position) => onChange(scale.toValue(position))}
    >
      <BaseSlider.Control className={styles.control}>
        <BaseSlider.Track className={styles.track}>
          <BaseSlider.Indicator className={styles.indicator} />
          {marks?.map((mark) => (
            <span key={mark.label} aria-hidden className={styles.tick} style={place(scale, mark)} />
          ))}
          <BaseSlider.Thumb aria-label={name} className={styles.thumb} getAriaValueText={() => describe(value)} />
        </BaseSlider.Track>
      </BaseSlider.Control>
      {marks && <Marks scale={scale} marks={marks} onChange={onChange} />}
    </BaseSlider.Root>
  );
}

function Marks({ scale, marks, onChange }: Pick<SliderProps, "scale" | "onChange"> & { marks: readonly SliderMark[] }) {
  return (
    <div aria-hidden className={styles.marks}>
      {marks.map((mark) => (
        <button
          key={mark.label}
          type="button"
          tabIndex={-1}
          className={styles.mark}
          style={place(scale, mark)}
          onClick={() => onChange(mark.value)}
        >
          {mark.label}
        </button>
      ))}
    </div>
  );
}

/** The position of a value, of one that is none at the scale's left end. */
function positionOn(scale: Scale, value: number): number {
  const position = scale.toPosition(value);
  return Number.isNaN(position) ? scale.least : Math.min(scale.greatest, Math.max(scale.least, position));
}

function place(scale: Scale, { value }: SliderMark) {
  return { insetInlineStart: `${100 * fractionOf(scale, value)}%` };
}
