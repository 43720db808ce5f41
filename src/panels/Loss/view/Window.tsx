import type { ReactNode } from "react";
import type { Frame } from "../chart/frame";

/** Cuts off what lies outside of the plot. */
export function Window({ frame, children }: { readonly frame: Frame; readonly children: ReactNode }) {
  const { left, top, right, bottom } = frame;
  const [width, height] = [right - left, bottom - top];
  return (
    <svg x={left} y={top} width={width} height={height} viewBox={`${left} ${top} ${width} ${height}`} aria-hidden>
      {children}
    </svg>
  );
}
