import { usePlayground } from "../state/store";
import type { Elements } from "../widgets/elements";
import styles from "./Decodings.module.css";

interface DecodingsProps {
  /** What is said over them before the first step; nothing where left out. */
  readonly words?: string;
  /** Images that the decoder makes. */
  readonly children: Elements;
}

/** Decoded images, all but hidden before the first training step: a decoder that has learned nothing draws grey for all. */
export function Decodings({ words, children }: DecodingsProps) {
  const isUntrained = usePlayground((state) => state.step === 0);
  return (
    <div className={styles.decodings} data-untrained={isUntrained || undefined}>
      {children}
      {isUntrained && words !== undefined && <p className={styles.words}>{words}</p>}
    </div>
  );
}
