import { Radio } from "@base-ui/react/radio";
import { RadioGroup } from "@base-ui/react/radio-group";
import type { ReactNode } from "react";
import styles from "./SegmentedControl.module.css";

/** One of the choices of a segmented control. */
export interface Segment<Value> {
  readonly value: Value;
  /** Accessible name. */
  readonly name: string;
  /** What is seen; the name unless given. */
  readonly label?: ReactNode;
}

interface SegmentedControlProps<Value> {
  /** Accessible name of the group. */
  readonly name: string;
  /** The choice taken; null where it is none of these. */
  readonly value: Value | null;
  readonly segments: readonly Segment<Value>[];
  readonly onChange: (value: Value) => void;
}

/** A radio group whose choices stand side by side in one well. */
export function SegmentedControl<Value>({ name, value, segments, onChange }: SegmentedControlProps<Value>) {
  return (
    <RadioGroup
      aria-label={name}
      value={value}
      onValueChange={(next) => onChange(next as Value)}
      className={styles.group}
    >
      {segments.map((segment) => (
        <Radio.Root key={segment.name} value={segment.value} aria-label={segment.name} className={styles.segment}>
          {segment.label ?? segment.name}
        </Radio.Root>
      ))}
    </RadioGroup>
  );
}
