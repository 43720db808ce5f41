import { useMemo } from "react";
import { sizeOf } from "../../experiment/architecture";
import type { Corruption } from "../../experiment/corruption";
import { corruptedLevels } from "../../model/corruption";
import { meanSquaredError, peakSignalToNoise } from "../../model/psnr";
import { Purpose } from "../../model/random";
import { usePlayground } from "../../state/store";
import { imageShapeOf } from "../../state/view/dataSet";
import { useView } from "../../state/view/useView";

/** Images before they are corrupted, after, and as a model makes them; grey levels [count, pixels]. */
interface Strip {
  readonly count: number;
  readonly clean: Uint8Array;
  readonly corrupted: Uint8Array;
  /** Null until known. */
  readonly denoised: Uint8ClampedArray | null;
  /** Peak signal-to-noise ratios over all of them, dB; undefined until known. */
  readonly ratios: { readonly corrupted: number; readonly denoised: number | undefined };
}

/** Most images of the strip. */
const MOST = 8;

/** The image looked at closely, where there is one, and some held-out ones, corrupted and denoised; null before there are any. */
export function useDenoised({ kind, strength }: Corruption): Strip | null {
  const clean = useImages();
  const labels = useLabels(clean);
  const shape = usePlayground(imageShapeOf);
  const request = useMemo(() => {
    if (!clean) return null;
    const key = { seed: 0, counter: 0, purpose: Purpose.heldOutCorruption };
    return { images: corruptedLevels(clean, shape, { kind, strength }, key), ...(labels && { labels }) };
  }, [clean, shape, kind, strength, labels]);
  const seen = useView("denoised", request);
  return useMemo(() => {
    if (!clean || !request) return null;
    // What was seen last may be of other noise: it stays until it is met, as long as it is of as many images.
    const denoised = seen?.reconstructions.length === clean.length ? seen.reconstructions : null;
    const ratioOf = (levels: ArrayLike<number>) => peakSignalToNoise(meanSquaredError(levels, clean));
    const ratios = { corrupted: ratioOf(request.images), denoised: denoised ? ratioOf(denoised) : undefined };
    return { count: clean.length / sizeOf(shape), clean, corrupted: request.images, denoised, ratios };
  }, [clean, request, seen, shape]);
}

/** The classes of those images: a pinned one's is the told one, which pinning makes its own; null where there are none. */
function useLabels(images: Uint8Array | null): Uint8Array | null {
  const told = usePlayground((state) => state.toldClass);
  const data = usePlayground((state) => state.data);
  const pinned = usePlayground((state) => state.probe?.image ?? null);
  const size = usePlayground((state) => sizeOf(imageShapeOf(state)));
  return useMemo(() => {
    if (!images || !data?.testLabels) return null;
    const { testLabels, strip } = data;
    const own = pinned?.length === size ? [told] : [];
    return Uint8Array.from([...own, ...strip.map((row) => testLabels[row] ?? 0)]).subarray(0, images.length / size);
  }, [images, data, pinned, told, size]);
}

function useImages(): Uint8Array | null {
  const pinned = usePlayground((state) => state.probe?.image ?? null);
  const strip = usePlayground((state) => state.data?.stripImages ?? null);
  const size = usePlayground((state) => sizeOf(imageShapeOf(state)));
  return useMemo(() => {
    if (!strip) return null;
    const own = pinned?.length === size ? [...pinned] : [];
    return Uint8Array.from([...own, ...strip.subarray(0, MOST * size - own.length)]);
  }, [pinned, strip, size]);
}
