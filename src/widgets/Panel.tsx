import { ChevronRight } from "lucide-react";
import { type ReactNode, useId, useState } from "react";
import type { Elements } from "./elements";
import styles from "./Panel.module.css";

interface PanelProps {
  readonly title: string;
  /** A few quiet words beside the title. */
  readonly subtitle?: ReactNode;
  /** Controls at the right end of the title's line. */
  readonly controls?: ReactNode;
  /** Whether what it holds is behind its title, to be unfolded. */
  readonly folds?: boolean;
  readonly children: Elements;
  readonly className?: string | undefined;
}

/** A card that is a region named by its title. */
export function Panel(props: PanelProps) {
  return <PanelSection {...props} className={joined(styles.card, props.className)} />;
}

/** A region named by its title, to share a card with others. */
export function PanelSection({ title, subtitle, controls, folds = false, children, className }: PanelProps) {
  const titleId = useId();
  const [isOpen, setOpen] = useState(false);
  return (
    <section aria-labelledby={titleId} className={joined(styles.section, className)}>
      <header className={styles.header}>
        <h2 id={titleId} className={styles.title}>
          {folds ? (
            <button type="button" aria-expanded={isOpen} onClick={() => setOpen(!isOpen)} className={styles.fold}>
              <ChevronRight aria-hidden className={styles.arrow} />
              <span>{title}</span>
            </button>
          ) : (
            title
          )}
        </h2>
        {subtitle !== undefined && <p className={styles.subtitle}>{subtitle}</p>}
        {controls !== undefined && <div className={styles.controls}>{controls}</div>}
      </header>
      {(!folds || isOpen) && children}
    </section>
  );
}

/** A card that holds several `PanelSection`s, a line between them. */
export function PanelStack({
  children,
  className,
}: {
  readonly children: ReactNode;
  readonly className?: string | undefined;
}) {
  return <div className={joined(styles.card, styles.stack, className)}>{children}</div>;
}

function joined(...names: (string | undefined)[]): string {
  return names.filter(Boolean).join(" ");
}
