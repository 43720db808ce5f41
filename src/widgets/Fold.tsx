import { ChevronRight } from "lucide-react";
import { type ReactNode, useId, useState } from "react";
import styles from "./Fold.module.css";

interface FoldProps {
  readonly title: string;
  /** What is set inside, in few words. */
  readonly summary: string;
  readonly children: ReactNode;
}

/** What is seldom wanted, behind a line that says what it is set to; made when it is first unfolded. */
export function Fold({ title, summary, children }: FoldProps) {
  const id = useId();
  const [isOpen, setOpen] = useState(false);
  const [wasOpen, setWasOpen] = useState(false);
  const turn = () => {
    setOpen(!isOpen);
    setWasOpen(true);
  };
  return (
    <div className={styles.fold}>
      <button type="button" aria-expanded={isOpen} aria-controls={id} onClick={turn} className={styles.line}>
        <ChevronRight aria-hidden className={styles.arrow} />
        <span className={styles.title}>{title}</span>
        <span className={styles.summary}>{summary}</span>
      </button>
      <div id={id} hidden={!isOpen} className={styles.inside}>
        {wasOpen && children}
      </div>
    </div>
  );
}
