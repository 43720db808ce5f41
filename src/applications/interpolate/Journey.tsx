import { Play, Square, StepForward } from "lucide-react";
import { useMedia } from "../../interaction/useMedia";
import { changePath } from "../../state/actions/applications";
import { moveTo } from "../../state/actions/probe";
import { useModels, usePlayground } from "../../state/store";
import { codeAt } from "../../state/view/pathCodes";
import { Button } from "../../widgets/Button";
import { Slider } from "../../widgets/Slider";
import { linearScale } from "../../widgets/scale";
import { percentText } from "../../words/numbers";
import styles from "./Interpolate.module.css";
import { PathStrip } from "./PathStrip";
import { nearestFrame } from "./play";
import { usePlay } from "./usePlay";

const scale = linearScale({ least: 0, greatest: 1 }, 0.01);

interface JourneyProps {
  /** Values 0 to 255, [count, height, width, channels]; null before they are decoded. */
  readonly images: Uint8ClampedArray | null;
  readonly count: number;
  readonly shape: readonly [number, number, number];
}

/** The images along the path, and the ways to go along it: press, scrub, play. */
export function Journey({ images, count, shape }: JourneyProps) {
  const position = usePlayground((state) => state.path.position);
  const travel = useTravel();
  const still = useMedia("(prefers-reduced-motion: reduce)");
  const { playing, setPlaying } = usePlay(position, travel, still);
  const goTo = (next: number) => {
    setPlaying(false);
    travel(next);
  };
  const stepOn = () => goTo(((nearestFrame(position, count) + 1) % count) / (count - 1));
  return (
    <>
      <PathStrip images={images} count={count} shape={shape} position={position} onPress={goTo} />
      <div className={styles.line}>
        {still ? <NextImage onPress={stepOn} /> : <PlayButton playing={playing} onPress={setPlaying} />}
        <Slider
          name="Position along the path"
          value={position}
          scale={scale}
          onChange={goTo}
          describe={(value) => `${percentText(value)} of the way from A to B`}
          tone="probe"
        />
      </div>
    </>
  );
}

/** Takes the user along the path: a position, 0 to 1, becomes that of the user's point. */
function useTravel(): (position: number) => void {
  const models = useModels();
  const path = usePlayground((state) => state.path);
  const survey = usePlayground((state) => state.views.survey ?? null);
  const latentDim = usePlayground((state) => state.z.length);
  return (position) => {
    changePath(models, { position });
    const z = codeAt(path, survey, latentDim, position);
    if (z) moveTo(models, z);
  };
}

interface PlayButtonProps {
  readonly playing: boolean;
  readonly onPress: (playing: boolean) => void;
}

function PlayButton({ playing, onPress }: PlayButtonProps) {
  return (
    <Button
      look="quiet"
      aria-label={playing ? "Stop" : "Play"}
      title={playing ? "Stop" : "Play there and back"}
      onClick={() => onPress(!playing)}
    >
      {playing ? <Square aria-hidden /> : <Play aria-hidden />}
    </Button>
  );
}

function NextImage({ onPress }: { readonly onPress: () => void }) {
  return (
    <Button look="quiet" aria-label="Next image" title="Next image" onClick={onPress}>
      <StepForward aria-hidden />
    </Button>
  );
}
