import { Tooltip } from "../../widgets/Tooltip";
import styles from "./Figures.module.css";

/** A number that a picture stands for. */
export interface Figure {
  readonly name: string;
  /** What it means, in a sentence or two. */
  readonly hint?: string;
  readonly text: string;
  readonly tone?: "kl" | "reconstruction" | "danger";
}

/** Numbers beside a picture, each under its name. */
export function Figures({ figures }: { readonly figures: readonly Figure[] }) {
  return (
    <dl className={styles.figures}>
      {figures.map(({ name, hint, text, tone }) => (
        <div key={name}>
          <dt>{hint === undefined ? <span>{name}</span> : <Tooltip content={hint}>{name}</Tooltip>}</dt>
          <dd data-tone={tone}>
            <output aria-label={name} aria-live="off" translate="no">
              {text}
            </output>
          </dd>
        </div>
      ))}
    </dl>
  );
}
