/** Height and width of a picture that is taken, in pixels: twice as many as any image of a data set has. */
const TAKEN_SIDE = 128;

/** The middle square of what a camera shows, as a PNG; null while it shows nothing. */
export async function takePicture(video: HTMLVideoElement): Promise<Blob | null> {
  const { videoWidth: width, videoHeight: height } = video;
  const side = Math.min(width, height);
  const canvas = new OffscreenCanvas(TAKEN_SIDE, TAKEN_SIDE);
  const context = canvas.getContext("2d");
  if (side === 0 || !context) return null;
  context.imageSmoothingQuality = "high";
  context.drawImage(video, (width - side) / 2, (height - side) / 2, side, side, 0, 0, TAKEN_SIDE, TAKEN_SIDE);
  return canvas.convertToBlob({ type: "image/png" });
}
