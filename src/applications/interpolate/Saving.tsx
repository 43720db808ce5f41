import { Download } from "lucide-react";
import { savePng } from "../../pictures/download";
import { useWorkspace } from "../../state/store";
import type { Sheet } from "../../state/view/viewState";
import { Button } from "../../widgets/Button";
import styles from "./Interpolate.module.css";
import { stripColumns } from "./PathStrip";
import { saveGif } from "./saveGif";

interface SavingProps {
  /** Images along the path, as they are decoded now; null before they are. */
  readonly sheet: Sheet | null;
  readonly count: number;
  readonly shape: readonly [number, number, number];
}

/** The buttons that save the images along the path, side by side or one after the other. */
export function Saving({ sheet, count, shape }: SavingProps) {
  const workspace = useWorkspace();
  const png = () =>
    sheet && savePng("interpolation", sheet.step, { images: sheet.images, count, columns: stripColumns(count), shape });
  return (
    <div className={styles.saving}>
      <Button look="quiet" disabled={!sheet} aria-label="Save path as PNG" title="Save as PNG" onClick={png}>
        <Download aria-hidden />
        <span>PNG</span>
      </Button>
      <Button
        look="quiet"
        disabled={!sheet}
        aria-label="Save path as GIF"
        title="Save as GIF"
        onClick={() => sheet && void saveGif(workspace, sheet, count, shape)}
      >
        <Download aria-hidden />
        <span>GIF</span>
      </Button>
    </div>
  );
}
