import { useEffect } from "react";
import type { PointedPart } from "../../lessons/lesson";

/** Has the page point at its parts that a lesson is about, and the others stand back, for as long as the lesson is shown. */
export function usePointing(parts: readonly PointedPart[]): void {
  useEffect(() => {
    const { dataset } = document.documentElement;
    dataset["lesson"] = parts.join(" ");
    return () => {
      delete dataset["lesson"];
    };
  }, [parts]);
}
