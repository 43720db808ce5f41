import { encodeGif } from "../../../pictures/gif";
import type { FilmFrame } from "./filming";

/** Milliseconds that a moment is shown, and how many times as long the last one is. */
const FRAME_MS = 300;
const LAST_FRAMES = 6;
/** Pixels below the map for the words. */
const FOOT = 24;
const PADDING = 8;

/** Formats of video that the browser can record, the best first. */
const formats = ["video/webm;codecs=vp9", "video/webm;codecs=vp8", "video/webm"];

/** The format of video that this browser records; undefined where it records none. */
export function recordable(): string | undefined {
  if (typeof MediaRecorder === "undefined" || !("captureStream" in HTMLCanvasElement.prototype)) return undefined;
  return formats.find((format) => MediaRecorder.isTypeSupported(format));
}

/** Frames one after the other as an animated GIF, each with its step and some words. */
export async function gifOf(frames: readonly FilmFrame[], words: string): Promise<Blob> {
  const painted = shown(frames).map((frame) => framed(frame, words));
  const [first] = painted;
  if (!first) throw new Error("A film has a frame at least.");
  const shape = [first.canvas.height, first.canvas.width, 3] as const;
  const bytes = await encodeGif({ frames: painted.map(coloursOf), shape, scale: 1, delayMs: FRAME_MS });
  return new Blob([bytes], { type: "image/gif" });
}

/** Frames one after the other as a video; takes as long as it lasts. */
export async function videoOf(frames: readonly FilmFrame[], words: string, format: string): Promise<Blob> {
  const [first, ...others] = shown(frames).map((frame) => framed(frame, words));
  if (!first) throw new Error("A film has a frame at least.");
  const recorder = new MediaRecorder(first.canvas.captureStream(), { mimeType: format });
  const parts: Blob[] = [];
  const ended = new Promise<void>((resolve, reject) => {
    recorder.onstop = () => resolve();
    recorder.onerror = () => reject(new Error("The video could not be recorded."));
  });
  recorder.ondataavailable = ({ data }) => parts.push(data);
  recorder.start();
  for (const { canvas } of [first, ...others]) {
    first.drawImage(canvas, 0, 0);
    await new Promise((resolve) => setTimeout(resolve, FRAME_MS));
  }
  recorder.stop();
  await ended;
  return new Blob(parts, { type: "video/webm" });
}

/** The last frame stays for longer. */
function shown(frames: readonly FilmFrame[]): readonly FilmFrame[] {
  const last = frames.at(-1);
  return last ? [...frames, ...Array.from({ length: LAST_FRAMES - 1 }, () => last)] : frames;
}

/** A frame with its step below it at the left, and words at the right as far as there is room. */
function framed({ picture, step }: FilmFrame, words: string): CanvasRenderingContext2D {
  const canvas = document.createElement("canvas");
  canvas.width = picture.width;
  canvas.height = picture.height + FOOT;
  const context = canvas.getContext("2d", { willReadFrequently: true });
  if (!context) throw new Error("There is no canvas to draw on.");
  context.fillStyle = "#ffffff";
  context.fillRect(0, 0, canvas.width, canvas.height);
  context.drawImage(picture, 0, 0);
  context.fillStyle = "#1b1b1f";
  context.font = "12px sans-serif";
  context.textBaseline = "middle";
  const middle = picture.height + FOOT / 2;
  context.fillText(`step ${step}`, PADDING, middle);
  context.textAlign = "right";
  context.fillText(words, canvas.width - PADDING, middle, canvas.width - 110);
  return context;
}

/** Red, green and blue, [height, width, 3]. */
function coloursOf(context: CanvasRenderingContext2D): Uint8ClampedArray {
  const { data } = context.getImageData(0, 0, context.canvas.width, context.canvas.height);
  return data.filter((_, index) => index % 4 !== 3);
}
