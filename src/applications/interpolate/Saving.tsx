import { Save } from "../../pictures/saving/Save";
import { useWorkspace } from "../../state/store";
import type { Sheet } from "../../state/view/viewState";
import styles from "./Interpolate.module.css";
import { saveGif } from "./saveGif";

interface SavingProps {
  /** Images along the path, as they are decoded now; null before they are. */
  readonly sheet: Sheet | null;
  readonly count: number;
  readonly shape: readonly [number, number, number];
}

/** The button that saves the images along the path, side by side or one after the other. */
export function Saving({ sheet, count, shape }: SavingProps) {
  const workspace = useWorkspace();
  const gif = {
    name: "GIF",
    description: "One image after the other, there and back.",
    current: false,
    disabled: !sheet,
    onChoose: () => sheet && void saveGif(workspace, sheet, count, shape),
  };
  return (
    <div className={styles.saving}>
      <Save of="path" words="Save" disabled={!sheet} more={[gif]} />
    </div>
  );
}
