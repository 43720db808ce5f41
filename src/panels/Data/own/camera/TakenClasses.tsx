import { Trash2 } from "lucide-react";
import { useEffect, useState } from "react";
import { IconButton } from "../../../../widgets/IconButton";
import { takenText } from "../../../../words/camera";
import styles from "./Camera.module.css";
import { byClass, type Take } from "./takes";

/** Pictures of a class that are shown: the latest. */
const SHOWN = 5;

interface TakenClassesProps {
  readonly takes: readonly Take[];
  readonly onDelete: (className: string) => void;
}

/** The pictures that were taken, by class: how many, the latest of them, and a way to be rid of them. */
export function TakenClasses({ takes, onDelete }: TakenClassesProps) {
  if (takes.length === 0) return null;
  return (
    <ul aria-label="Pictures taken" className={styles.classes}>
      {byClass(takes).map(([className, own]) => (
        <li key={className} className={styles.taken}>
          <span className={styles.name}>{takenText(className, own.length)}</span>
          <span className={styles.latest} aria-hidden>
            {own.slice(-SHOWN).map(({ id, blob }) => (
              <Thumbnail key={id} blob={blob} />
            ))}
          </span>
          <IconButton name={`Delete ${takenText(className, own.length)}`} onClick={() => onDelete(className)}>
            <Trash2 aria-hidden size={16} />
          </IconButton>
        </li>
      ))}
    </ul>
  );
}

function Thumbnail({ blob }: { readonly blob: Blob }) {
  const [url, setUrl] = useState("");
  useEffect(() => {
    const made = URL.createObjectURL(blob);
    setUrl(made);
    return () => URL.revokeObjectURL(made);
  }, [blob]);
  return url === "" ? null : <img src={url} alt="" className={styles.thumbnail} />;
}
