import { usePlayground } from "../../state/store";
import { fetched } from "../../widgets/fetched";
import { LazyPanel } from "../../widgets/LazyPanel";

const BalanceMeter = fetched(async () => (await import("./BalanceMeter")).BalanceMeter);

/** The balance meter wherever the map shows forces. */
export function ForceBalance() {
  const shown = usePlayground((state) => state.map.layers.forces);
  if (!shown) return null;
  return (
    <LazyPanel title="Balance of the forces" fallback={null}>
      <BalanceMeter />
    </LazyPanel>
  );
}
