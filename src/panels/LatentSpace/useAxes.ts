import { usePlayground } from "../../state/store";

const firstTwo = [0, 1] as const;

/** The two latent dimensions that the map shows, from 0. */
export function useAxes(): readonly [number, number] {
  return usePlayground(({ map }) => (map.plane.kind === "dimensions" ? map.plane.axes : firstTwo));
}
