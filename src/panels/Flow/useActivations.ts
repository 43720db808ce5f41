import { useMemo } from "react";
import { useThrottled } from "../../interaction/useThrottled";
import { usePlayground } from "../../state/store";
import { heldOutImage, imageName } from "../../state/view/dataSet";
import { useView } from "../../state/view/useView";
import type { Seen } from "../../state/view/viewState";

/** Which way the network is used: an image goes through all of it, or a code through the decoder alone. */
export type FlowMode = "training" | "generating";

/** The image that goes in, and what it is called. */
export interface FlowSubject {
  /** Grey levels, [pixels]. */
  readonly image: Uint8Array;
  readonly name: string;
  readonly source: "held-out" | "pinned" | "drawn";
  /** Its own class, from 0, where that is what a conditional network is told. */
  readonly label?: number | undefined;
}

/** What was last seen of all layers. */
export type SeenLayers = Seen<"activations">;

/** What was seen of the posterior of the subject. */
export type SeenPosterior = Pick<SeenLayers, "mu" | "logVar" | "losses" | "reconstruction">;

/** Milliseconds between two pictures of all layers, at least: the ring's own image comes first. */
const INTERVAL_MS = 120;

/** The image that is looked at closely, or else one of the held-out images; null before there are any. */
export function useFlowSubject(): FlowSubject | null {
  const probe = usePlayground((state) => state.probe);
  const data = usePlayground((state) => state.data);
  const image = probe?.image;
  const source = probe?.source;
  return useMemo(() => {
    if (!data) return null;
    if (image && source?.kind === "drawn") return { image, name: "", source: "drawn" };
    const row = source?.kind === "held-out" ? source.row : (data.strip[Math.floor(data.strip.length / 2)] ?? 0);
    const name = imageName(data, row);
    if (image) return { image, name, source: "pinned" };
    return { image: heldOutImage(data, row), name, source: "held-out", label: data.testLabels?.[row] };
  }, [data, image, source]);
}

/**
 * Keeps all layers in view while somebody sees them: of the subject and its mean, or of the user's point where images are
 * generated. Gives what was last seen of them, and null of another architecture or before there is any.
 */
export function useActivations(
  subject: FlowSubject | null,
  mode: FlowMode,
  isSeen: boolean,
  normalization: string | null,
): SeenLayers | null {
  const z = usePlayground((state) => (mode === "generating" ? state.z : null));
  const image = subject?.image;
  const label = mode === "training" ? subject?.label : undefined;
  const request = useMemo(() => {
    if (!image || !isSeen) return null;
    return { image, z: z && Float32Array.from(z), normalization, ...(label !== undefined && { label }) };
  }, [image, z, normalization, isSeen, label]);
  return useThrottled(useView("activations", request), INTERVAL_MS);
}
