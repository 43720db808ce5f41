import { useEffect, useState } from "react";
import { CameraError, type CameraProblem, closeCamera, countCameras, type Facing, openCamera } from "./openCamera";

/** What there is of a camera: it is asked for, shows a picture, or gives none. */
export type CameraState =
  | { readonly phase: "asking" }
  | { readonly phase: "live"; readonly stream: MediaStream; readonly others: number }
  | { readonly phase: "missing"; readonly problem: CameraProblem | "lost" };

/** A camera that is on for as long as the component lives, and looks the way that is asked for. */
export function useCamera(facing: Facing, attempt: number): CameraState {
  const [state, setState] = useState<CameraState>({ phase: "asking" });
  // biome-ignore lint/correctness/useExhaustiveDependencies: another attempt asks again
  useEffect(() => {
    let [isOver, stream]: [boolean, MediaStream | null] = [false, null];
    const lose = () => isOver || setState({ phase: "missing", problem: "lost" });
    const begin = async () => {
      setState({ phase: "asking" });
      const opened = await openCamera(facing);
      if (isOver) return closeCamera(opened);
      stream = opened;
      for (const track of opened.getVideoTracks()) track.addEventListener("ended", lose);
      const cameras = await countCameras();
      if (!isOver) setState({ phase: "live", stream: opened, others: Math.max(0, cameras - 1) });
    };
    begin().catch((error: unknown) => {
      if (!(error instanceof CameraError)) throw error;
      if (!isOver) setState({ phase: "missing", problem: error.code });
    });
    return () => {
      isOver = true;
      if (stream) closeCamera(stream);
    };
  }, [facing, attempt]);
  return state;
}

/** Shows what a camera sees. */
export function showIn(video: HTMLVideoElement | null, stream: MediaStream | null): void {
  if (!video) return;
  video.srcObject = stream;
  // It rejects where the camera is closed before its first picture.
  if (stream) video.play().catch(() => undefined);
}
