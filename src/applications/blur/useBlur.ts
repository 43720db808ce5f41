import { useEffect, useState } from "react";
import { usePlayground } from "../../state/store";
import { useView } from "../../state/view/useView";
import type { Seen } from "../../state/view/viewState";
import { type KindOfNetwork, type SeenNetworks, withSeen } from "./seenNetworks";

/** What was last seen of a network of either kind while the tab is open: this model, and one that was trained before it. */
export function useBlur(): Readonly<Record<KindOfNetwork, Seen<"blur"> | null>> {
  const source = usePlayground((state) => state.data?.version ?? "");
  const latest = useView("blur", true);
  const [kept, keep] = useState<SeenNetworks>({});
  useEffect(() => {
    if (latest) keep((before) => withSeen(before, latest, source));
  }, [latest, source]);
  const of = (kind: KindOfNetwork) => (kept[kind]?.source === source ? kept[kind].seen : null);
  return { plain: of("plain"), skipping: of("skipping") };
}
