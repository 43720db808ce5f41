import { useEffect, useState } from "react";
import { greyPng } from "./greyPng";

/** Bytes of an image's PNG, of grey levels [height, width]; null before the first is known. */
export function usePngBytes(image: Uint8Array | null, width: number): number | null {
  const [bytes, setBytes] = useState<number | null>(null);
  useEffect(() => {
    let isCurrent = true;
    if (image) void greyPng(image, width).then((png) => isCurrent && setBytes(png.length));
    return () => {
      isCurrent = false;
    };
  }, [image, width]);
  return image && bytes;
}
