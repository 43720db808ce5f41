/** Why there is no picture from a camera. */
export type CameraProblem = "refused" | "none" | "busy" | "failed";

/** Which way a camera of a telephone looks. */
export type Facing = "user" | "environment";

/** A camera that gives no picture. */
export class CameraError extends Error {
  override readonly name = "CameraError";
  readonly code: CameraProblem;

  constructor(code: CameraProblem, options?: ErrorOptions) {
    super(code, options);
    this.code = code;
  }
}

/** Whether this browser lets a page ask for a camera: over plain http, and in old ones, it does not. */
export function mayHaveCamera(): boolean {
  return typeof navigator.mediaDevices?.getUserMedia === "function";
}

/**
 * Asks for a camera that looks that way, or any other; its light is on until all its tracks are stopped.
 * @throws CameraError
 */
export async function openCamera(facing: Facing): Promise<MediaStream> {
  try {
    return await navigator.mediaDevices.getUserMedia({ audio: false, video: { facingMode: { ideal: facing } } });
  } catch (cause) {
    throw new CameraError(cameraProblemOf(cause), { cause });
  }
}

/** How many cameras there are, as far as the browser tells. */
export async function countCameras(): Promise<number> {
  const devices = await navigator.mediaDevices.enumerateDevices().catch(() => []);
  return devices.filter(({ kind }) => kind === "videoinput").length;
}

/** What is wrong, by the name of what `getUserMedia` rejects with. */
export function cameraProblemOf(error: unknown): CameraProblem {
  const name = error instanceof Error || error instanceof DOMException ? error.name : "";
  if (name === "NotAllowedError" || name === "SecurityError") return "refused";
  if (name === "NotFoundError" || name === "OverconstrainedError") return "none";
  return name === "NotReadableError" || name === "AbortError" ? "busy" : "failed";
}

/** Switches a camera off. */
export function closeCamera(stream: MediaStream): void {
  for (const track of stream.getTracks()) track.stop();
}
