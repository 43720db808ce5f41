import { useEffect, useState } from "react";
import type { ImageShape } from "../../experiment/architecture";
import { plainPng } from "../../formats/plainPng";

/** Bytes of an image's PNG, of levels [height, width, channels]; null before the first is known. */
export function usePngBytes(image: Uint8Array, shape: ImageShape): number | null {
  const [bytes, setBytes] = useState<number | null>(null);
  useEffect(() => {
    let isCurrent = true;
    void plainPng(image, shape).then((png) => isCurrent && setBytes(png.length));
    return () => {
      isCurrent = false;
    };
  }, [image, shape]);
  return bytes;
}
