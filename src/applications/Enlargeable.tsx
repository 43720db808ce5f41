import { type ReactNode, useState } from "react";
import { Button } from "../widgets/Button";
import { ReadingDialog } from "../widgets/ReadingDialog";
import styles from "./Enlargeable.module.css";

interface EnlargeableProps {
  /** What the tab is called. */
  readonly title: string;
  /** One sentence that says what is shown. */
  readonly about: string;
  readonly children: ReactNode;
}

/**
 * An application that has more to show than a tab has room for: all of it is in the tab, to be scrolled, and on a press over
 * the whole page. What is to outlive that change is kept by whoever uses it.
 */
export function Enlargeable({ title, about, children }: EnlargeableProps) {
  const [isLarge, setLarge] = useState(false);
  return (
    <div className={styles.tab}>
      <div className={styles.head}>
        <p className={styles.about}>{about}</p>
        <Button look="quiet" aria-haspopup="dialog" onClick={() => setLarge(true)}>
          Enlarge
        </Button>
      </div>
      {!isLarge && <div className={styles.content}>{children}</div>}
      <ReadingDialog open={isLarge} title={title} size="page" onClose={() => setLarge(false)}>
        <p>{about}</p>
        {isLarge && (
          <div className={styles.content} data-large>
            {children}
          </div>
        )}
      </ReadingDialog>
    </div>
  );
}
