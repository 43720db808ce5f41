import { useEffect, useRef, useState } from "react";
import type { ChosenFile } from "../../../../importing/entries";
import { LEAST_IMAGES } from "../../../../importing/plan";
import { Button } from "../../../../widgets/Button";
import { cameraProblemText, stillWantedText } from "../../../../words/camera";
import styles from "./Camera.module.css";
import type { Facing } from "./openCamera";
import { takePicture } from "./picture";
import { TakenClasses } from "./TakenClasses";
import { TakingControls } from "./TakingControls";
import { filesOfTakes, MOST_TAKES, type Take } from "./takes";
import { showIn, useCamera } from "./useCamera";

interface CameraProps {
  readonly takes: readonly Take[];
  readonly onTakes: (change: (takes: readonly Take[]) => readonly Take[]) => void;
  readonly onFiles: (files: readonly ChosenFile[]) => void;
}

/** Pictures of the camera, taken one by one or several a second, each for a class; they become a data set like any files. */
export function Camera({ takes, onTakes, onFiles }: CameraProps) {
  const [facing, setFacing] = useState<Facing>("user");
  const [attempt, setAttempt] = useState(0);
  const camera = useCamera(facing, attempt);
  const video = useRef<HTMLVideoElement>(null);
  const stream = camera.phase === "live" ? camera.stream : null;
  useEffect(() => showIn(video.current, stream), [stream]);
  const isTaking = useRef(false);
  const take = async (className: string) => {
    // One at a time: a slow machine takes fewer while the button is held.
    if (isTaking.current || !video.current) return;
    isTaking.current = true;
    const blob = await takePicture(video.current);
    isTaking.current = false;
    if (blob) onTakes((before) => [...before, { id: (before.at(-1)?.id ?? 0) + 1, className, blob }]);
  };
  return (
    <section aria-label="Camera" className={styles.camera}>
      {camera.phase === "missing" ? (
        <div role="alert" className={styles.missing}>
          <p>{cameraProblemText(camera.problem)}</p>
          <Button onClick={() => setAttempt(attempt + 1)}>Try again</Button>
        </div>
      ) : (
        <div className={styles.beside}>
          <video
            ref={video}
            muted
            playsInline
            aria-label="What the camera shows"
            className={styles.video}
            data-mirrored={facing === "user"}
          />
          <TakingControls
            isLive={stream !== null}
            isFull={takes.length >= MOST_TAKES}
            onTake={(className) => void take(className)}
            onTurn={
              camera.phase === "live" && camera.others > 0
                ? () => setFacing(facing === "user" ? "environment" : "user")
                : null
            }
          />
        </div>
      )}
      <TakenClasses
        takes={takes}
        onDelete={(name) => onTakes((before) => before.filter((each) => each.className !== name))}
      />
      <div className={styles.buttons}>
        <Button disabled={takes.length < LEAST_IMAGES} onClick={() => onFiles(filesOfTakes(takes))}>
          Make a data set of them …
        </Button>
        <p className={styles.hint}>{stillWantedText(takes.length, LEAST_IMAGES, MOST_TAKES)}</p>
      </div>
    </section>
  );
}
