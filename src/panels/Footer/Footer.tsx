import { useStore } from "zustand";
import { keeping } from "../../site/keeping";

/** What the page says of itself: whose work it is made of, and whether it needs its server. */
export function Footer() {
  const isKept = useStore(keeping, (state) => state.isKept);
  return (
    <>
      <span role="status" aria-label="Offline use">
        {isKept ? "Opens and trains without a connection, too." : ""}
      </span>
      <a href="licences.txt" target="_blank" rel="noreferrer">
        Licences
      </a>
    </>
  );
}
