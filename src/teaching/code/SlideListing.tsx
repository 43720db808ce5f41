import { useState } from "react";
import { Button } from "../../widgets/Button";
import type { SlideCode } from "../../words/slideCode";
import styles from "./Code.module.css";

/** A piece of a lecture's code: first as it is printed, and when asked for with its mistake marked and what is right. */
export function SlideListing({ code: { title, lines, right, why } }: { readonly code: SlideCode }) {
  const [isShown, setShown] = useState(false);
  return (
    <section aria-label={title} className={styles.slide}>
      <h4 className={styles.title}>{title}</h4>
      <pre className={styles.code} translate="no">
        {lines.map(({ text, isWrong }) => {
          const mark = isShown && isWrong;
          return (
            <span key={text} className={styles.line} data-mark={mark ? "wrong" : undefined}>
              {mark && <span className="visually-hidden">wrong: </span>}
              <code>{text}</code>
            </span>
          );
        })}
        {isShown &&
          right.map((text) => (
            <span key={text} className={styles.line} data-mark="right">
              <span className="visually-hidden">right: </span>
              <code>{text}</code>
            </span>
          ))}
      </pre>
      {isShown && <p className={styles.why}>{why}</p>}
      <Button look="quiet" aria-expanded={isShown} onClick={() => setShown(!isShown)}>
        {isShown ? "Hide the mistake" : "Show the mistake"}
      </Button>
    </section>
  );
}
