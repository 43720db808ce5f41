import { ArrowLeftRight, Download } from "lucide-react";
import { useMemo } from "react";
import type { Path } from "../../state/explore";
import type { Sheet } from "../../state/state";
import { actions, usePlayground } from "../../state/store";
import { Button } from "../../widgets/Button";
import { NumberField } from "../../widgets/NumberField";
import { type Segment, SegmentedControl } from "../../widgets/SegmentedControl";
import { Tooltip } from "../../widgets/Tooltip";
import { savePng } from "./download";
import { EndChoice } from "./Interpolate/EndChoice";
import { Journey } from "./Interpolate/Journey";
import { stripColumns } from "./Interpolate/PathStrip";
import { saveGif } from "./Interpolate/saveGif";
import { usePath } from "./Interpolate/usePath";
import styles from "./Interpolate.module.css";

const MNIST_SHAPE = [28, 28, 1] as const;

const shapes: readonly Segment<Path["shape"]>[] = [
  { value: "linear", name: "Linear" },
  { value: "spherical", name: "Spherical" },
];

/** Images along a path from A to B. */
export function Interpolate() {
  const { ends, shape, count, sheet } = usePath();
  const imageShape = usePlayground((state) => state.data?.imageShape ?? MNIST_SHAPE);
  const decoded = useDecodedEnds(sheet, count);
  return (
    <div className={styles.tab}>
      <div className={styles.line}>
        <EndChoice place={0} decoded={decoded[0]} />
        <Swap ends={ends} />
        <EndChoice place={1} decoded={decoded[1]} />
        <SegmentedControl
          name="Shape of the path"
          value={shape}
          segments={shapes}
          onChange={(next) => actions.changePath({ shape: next })}
        />
      </div>
      <Journey images={sheet?.images ?? null} count={count} shape={imageShape} />
      <Saving count={count} sheet={sheet} shape={imageShape} />
    </div>
  );
}

/** The first and the last image of a sheet of `count`, grey levels [pixels]. */
function useDecodedEnds(
  sheet: Sheet | null,
  count: number,
): readonly [Uint8ClampedArray, Uint8ClampedArray] | [null, null] {
  return useMemo(() => {
    if (!sheet) return [null, null];
    const pixels = sheet.images.length / count;
    return [sheet.images.subarray(0, pixels), sheet.images.subarray(-pixels)];
  }, [sheet, count]);
}

function Swap({ ends: [from, to] }: Pick<Path, "ends">) {
  return (
    <Button
      look="quiet"
      aria-label="Swap A and B"
      title="Swap A and B"
      onClick={() => actions.changePath({ ends: [to, from] })}
    >
      <ArrowLeftRight aria-hidden />
    </Button>
  );
}

interface SavingProps {
  readonly count: number;
  readonly sheet: Sheet | null;
  readonly shape: readonly [number, number, number];
}

function Saving({ count, sheet, shape }: SavingProps) {
  const png = () =>
    sheet && savePng("interpolation", sheet.step, { images: sheet.images, count, columns: stripColumns(count), shape });
  return (
    <div className={styles.line}>
      <div className={styles.count}>
        <Tooltip content="How many images of the path are shown and saved, both ends with them: 8 to 32.">
          Images
        </Tooltip>
        <NumberField
          name="Images along the path"
          value={count}
          least={8}
          greatest={32}
          whole
          digits={2}
          onCommit={(next) => actions.changePath({ count: next })}
        />
      </div>
      <Button look="quiet" disabled={!sheet} aria-label="Save path as PNG" title="Save as PNG" onClick={png}>
        <Download aria-hidden />
        PNG
      </Button>
      <Button
        look="quiet"
        disabled={!sheet}
        aria-label="Save path as GIF"
        title="Save as GIF"
        onClick={() => sheet && void saveGif(sheet, count, shape)}
      >
        <Download aria-hidden />
        GIF
      </Button>
    </div>
  );
}
