import { useLatestState } from "../../state/store";
import { ReadingDialog } from "../../widgets/ReadingDialog";
import { type GlossaryEntry, glossaryOf } from "../../words/glossary";
import styles from "./Glossary.module.css";

interface GlossaryProps {
  /** The key of the word to begin at, "" for the first; null while it is closed. */
  readonly entry: string | null;
  readonly onClose: () => void;
}

/** What all words of the page mean, in the words of its tooltips. */
export function Glossary({ entry, onClose }: GlossaryProps) {
  const latest = useLatestState();
  return (
    <ReadingDialog open={entry !== null} title="Glossary" onClose={onClose}>
      {entry !== null &&
        glossaryOf(latest()).map(({ title, entries }) => (
          <section key={title} className={styles.group}>
            <h3 className={styles.title}>{title}</h3>
            <dl className={styles.entries}>
              {entries.map((each) => (
                <Entry key={each.key} name={each.name} text={each.text} isAsked={each.key === entry} />
              ))}
            </dl>
          </section>
        ))}
    </ReadingDialog>
  );
}

function Entry({ name, text, isAsked }: Pick<GlossaryEntry, "name" | "text"> & { readonly isAsked: boolean }) {
  return (
    <div ref={isAsked ? show : null} className={styles.entry} data-asked={isAsked || undefined}>
      <dt>{name}</dt>
      <dd>{text}</dd>
    </div>
  );
}

/** Has a word in view once the dialog stands where it will. */
function show(element: HTMLElement | null): void {
  if (element) requestAnimationFrame(() => element.scrollIntoView({ block: "center" }));
}
