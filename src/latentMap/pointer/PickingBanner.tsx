import { useEffect } from "react";
import { pick } from "../../state/actions/map";
import { useModels, usePlayground } from "../../state/store";
import type { Picking } from "../../state/view/picking";
import styles from "../LatentMap.module.css";

/** Says on the map what the next press picks; Escape, wherever the focus is, ends it. */
export function PickingBanner() {
  const models = useModels();
  const picking = usePlayground((state) => state.picking);
  useEffect(() => {
    if (!picking) return;
    const onKeyDown = (event: KeyboardEvent) => {
      if (event.key === "Escape") pick(models, null);
    };
    document.addEventListener("keydown", onKeyDown);
    return () => document.removeEventListener("keydown", onKeyDown);
  }, [picking, models]);
  return picking && <p className={styles.banner}>{`${sentences[picking]} Esc cancels.`}</p>;
}

const sentences: Readonly<Record<Picking, string>> = {
  A: "Click an image or any place: it becomes A.",
  B: "Click an image or any place: it becomes B.",
  "group A": "Draw a rectangle: the images in it become group A.",
  "group B": "Draw a rectangle: the images in it become group B.",
};
