import { ArrowLeftRight, Download, Play, Square, StepForward } from "lucide-react";
import type { Path } from "../../state/explore";
import type { Sheet } from "../../state/state";
import { actions, usePlayground } from "../../state/store";
import { Button } from "../../widgets/Button";
import { NumberField } from "../../widgets/NumberField";
import { type Segment, SegmentedControl } from "../../widgets/SegmentedControl";
import { Slider } from "../../widgets/Slider";
import { linearScale } from "../../widgets/scale";
import { Tooltip } from "../../widgets/Tooltip";
import { savePng } from "./download";
import { EndChoice } from "./Interpolate/EndChoice";
import { PathStrip, stripColumns } from "./Interpolate/PathStrip";
import { nearestFrame } from "./Interpolate/play";
import { saveGif } from "./Interpolate/saveGif";
import { usePath, useTravel } from "./Interpolate/usePath";
import { usePlay } from "./Interpolate/usePlay";
import styles from "./Interpolate.module.css";
import { useMedia } from "./useMedia";

const MNIST_SHAPE = [28, 28, 1] as const;
const scale = linearScale({ least: 0, greatest: 1 }, 0.01);

const shapes: readonly Segment<Path["shape"]>[] = [
  { value: "linear", name: "Linear" },
  { value: "spherical", name: "Spherical" },
];

/** Images along a path from A to B. */
export function Interpolate() {
  const { path, sheet } = usePath();
  const shape = usePlayground((state) => state.data?.imageShape ?? MNIST_SHAPE);
  const travel = useTravel();
  const pixels = (sheet?.images.length ?? 0) / path.count;
  return (
    <div className={styles.tab}>
      <div className={styles.line}>
        <EndChoice place={0} decoded={sheet?.images.subarray(0, pixels) ?? null} />
        <Swap ends={path.ends} />
        <EndChoice place={1} decoded={sheet?.images.subarray(-pixels) ?? null} />
        <SegmentedControl
          name="Shape of the path"
          value={path.shape}
          segments={shapes}
          onChange={(next) => actions.changePath({ shape: next })}
        />
      </div>
      <PathStrip
        images={sheet?.images ?? null}
        count={path.count}
        shape={shape}
        position={path.position}
        onPress={travel}
      />
      <Scrubber path={path} travel={travel} />
      <Saving path={path} sheet={sheet} shape={shape} />
    </div>
  );
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

interface ScrubberProps {
  readonly path: Path;
  readonly travel: (position: number) => void;
}

function Scrubber({ path: { position, count }, travel }: ScrubberProps) {
  const still = useMedia("(prefers-reduced-motion: reduce)");
  const { playing, setPlaying } = usePlay(position, travel, still);
  const stepOn = () => travel(((nearestFrame(position, count) + 1) % count) / (count - 1));
  const scrub = (next: number) => {
    setPlaying(false);
    travel(next);
  };
  return (
    <div className={styles.line}>
      {still ? (
        <Button look="quiet" aria-label="Next image" title="Next image" onClick={stepOn}>
          <StepForward aria-hidden />
        </Button>
      ) : (
        <Button
          look="quiet"
          aria-label={playing ? "Stop" : "Play"}
          title={playing ? "Stop" : "Play there and back"}
          onClick={() => setPlaying(!playing)}
        >
          {playing ? <Square aria-hidden /> : <Play aria-hidden />}
        </Button>
      )}
      <Slider
        name="Position along the path"
        value={position}
        scale={scale}
        onChange={scrub}
        describe={(value) => `${Math.round(100 * value)} % of the way from A to B`}
        tone="probe"
      />
    </div>
  );
}

interface SavingProps {
  readonly path: Path;
  readonly sheet: Sheet | null;
  readonly shape: readonly [number, number, number];
}

function Saving({ path: { count }, sheet, shape }: SavingProps) {
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
