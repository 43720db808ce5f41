import styles from "./CurveMark.module.css";
import type { CurveLook } from "./curveLook";

/** A piece of a curve as it is drawn, to stand beside its name. */
export function CurveMark({ look: { colour, dashes } }: { readonly look: CurveLook }) {
  return (
    <svg aria-hidden className={styles.mark} viewBox="0 0 18 8">
      <path d="M0 4H18" stroke={colour} strokeDasharray={dashes} />
    </svg>
  );
}
