import { useState } from "react";
import { Button } from "../../../../widgets/Button";
import { Field } from "../../../../widgets/Field";
import { TextField } from "../../../../widgets/TextField";
import styles from "./Camera.module.css";
import { classNamed, isClassName } from "./takes";
import { useHeld } from "./useHeld";

interface TakingControlsProps {
  /** Whether the camera shows a picture. */
  readonly isLive: boolean;
  /** Whether there is no room for another picture. */
  readonly isFull: boolean;
  readonly onTake: (className: string) => void;
  /** Turns to another camera; null where there is none. */
  readonly onTurn: (() => void) | null;
}

/** What is taken: the name of its class, and the button that takes one picture, or many while it is held. */
export function TakingControls({ isLive, isFull, onTake, onTurn }: TakingControlsProps) {
  const [typed, setTyped] = useState("");
  const className = classNamed(typed);
  const isGoodName = isClassName(className);
  const mayTake = isLive && isGoodName && !isFull;
  const held = useHeld(() => mayTake && onTake(className));
  return (
    <div className={styles.taking}>
      {!isLive && <p role="status">Waiting for the camera; the browser may ask you first.</p>}
      <Field label="Class" layout="stack">
        <TextField
          name="Class of the pictures"
          value={typed}
          problem={
            isGoodName ? null : "A folder of this name says how data are split, and is no class. Take another name."
          }
          onChange={setTyped}
        />
      </Field>
      <p className={styles.hint}>
        Name what you show, then press; hold for five pictures a second. The middle square is kept. Without a name they
        have no class.
      </p>
      <div className={styles.buttons}>
        <Button look="primary" disabled={!mayTake} {...held}>
          Take a picture
        </Button>
        {onTurn && <Button onClick={onTurn}>Other camera</Button>}
      </div>
    </div>
  );
}
