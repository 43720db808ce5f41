import type { Seen } from "../../state/view/viewState";

/** A network whose decoder has z alone, and one whose decoder reads the encoder's layers, too. */
export type KindOfNetwork = "plain" | "skipping";

/** What was last seen of either, and of which data set that was: another is not to be compared with it. */
export type SeenNetworks = Readonly<
  Partial<Record<KindOfNetwork, { readonly seen: Seen<"blur">; readonly source: string }>>
>;

/** The same with what was seen of the model at hand, in the place of what was known of its kind. */
export function withSeen(networks: SeenNetworks, seen: Seen<"blur">, source: string): SeenNetworks {
  return { ...networks, [seen.skips ? "skipping" : "plain"]: { seen, source } };
}
