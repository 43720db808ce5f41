import { useEffect, useRef } from "react";
import { announce } from "../../state/announcement";
import { usePlayground, useWorkspace } from "../../state/store";
import { fetched } from "../../widgets/fetched";
import { LazyPanel } from "../../widgets/LazyPanel";
import styles from "./PinCard.module.css";

const Pinned = fetched(async () => (await import("./Pinned")).Pinned);

/** Room for the image that is looked at, and how to choose one. */
export function PinCard() {
  const probe = usePlayground((state) => state.probe);
  const data = usePlayground((state) => state.data);
  const card = useRef<HTMLElement>(null);
  useToldUnpinning(probe !== null);
  // The button that was pressed goes away with its image, and the focus would be lost with it.
  const keepFocus = () => card.current?.focus({ preventScroll: true });
  return (
    <section ref={card} tabIndex={-1} aria-label="Pinned image" className={styles.card}>
      {probe && data ? (
        <LazyPanel title="Pinned image" fallback={null}>
          <Pinned probe={probe} data={data} onLeave={keepFocus} />
        </LazyPanel>
      ) : (
        <p className={styles.hint}>
          <span>Drag the ring to decode any z. Press a dot to pin its image.</span>
          <span className={styles.keys}>
            {" "}
            Arrow keys move the ring by 0.1, with Shift by 1; Enter pins the nearest image; + and − zoom, 0 fits.
          </span>
        </p>
      )}
    </section>
  );
}

/** Tells those who do not see it that the image is let go, however it was. */
function useToldUnpinning(isPinned: boolean): void {
  const workspace = useWorkspace();
  const wasPinned = useRef(false);
  useEffect(() => {
    if (wasPinned.current && !isPinned) announce(workspace, "Image unpinned; the ring stays where it is", "spoken");
    wasPinned.current = isPinned;
  }, [isPinned, workspace]);
}
