import { Download, Pencil, Trash2 } from "lucide-react";
import { useEffect, useMemo, useState } from "react";
import { cleanName } from "../../../importing/paths";
import type { KeptDataSet } from "../../../library/dataSets";
import type { WholeDataSet } from "../../../library/lending";
import { LibraryError, type LibraryProblem } from "../../../library/libraryError";
import { lentDataSetsOf } from "../../../state/library/lentDataSets";
import { tellChange } from "../../../state/library/libraryState";
import { usePlayground, useWorkspace } from "../../../state/store";
import { Button } from "../../../widgets/Button";
import { IconButton } from "../../../widgets/IconButton";
import { TextField } from "../../../widgets/TextField";
import { leftOutText } from "../../../words/importProblems";
import { rowText } from "../../../words/imports";
import styles from "./OwnImages.module.css";
import { type OwnLibrary, ownLibrary } from "./ownLibrary";
import { saveAsNpz } from "./saveAsNpz";

interface KeptDataSetsProps {
  /** The one that was imported last; the list is read again with it. */
  readonly latest: KeptDataSet | null;
  readonly onUse: (dataSet: KeptDataSet) => void;
}

interface Deleted {
  readonly whole: WholeDataSet;
  /** Whether it was held in this page's memory alone. */
  readonly wasHeld: boolean;
}

/** The data sets that there are here: used, renamed, saved as files, deleted, and brought back. */
export function KeptDataSets({ latest, onUse }: KeptDataSetsProps) {
  const workspace = useWorkspace();
  const library = useMemo(() => ownLibrary(lentDataSetsOf(workspace)), [workspace]);
  const [kept, setKept] = useState<readonly KeptDataSet[]>([]);
  const [deleted, setDeleted] = useState<Deleted | null>(null);
  const [trouble, setTrouble] = useState<LibraryProblem | null>(null);
  const refresh = () => library.list().then(setKept);
  /** Does something to what is kept and reads the list again; what this browser refuses is told. */
  const change = async (action: () => Promise<unknown>) => {
    setTrouble(null);
    try {
      await action();
    } catch (error) {
      if (!(error instanceof LibraryError)) throw error;
      setTrouble(error.code);
    }
    // There may be room for runs now.
    tellChange(workspace.library);
    await refresh();
  };
  // biome-ignore lint/correctness/useExhaustiveDependencies: the latest one is in the list only once it is read again
  useEffect(() => {
    void refresh();
  }, [latest]);
  const remove = async ({ digest }: KeptDataSet) => {
    const wasHeld = library.isHeld(digest);
    const whole = await library.take(digest);
    setDeleted(whole ? { whole, wasHeld } : null);
  };
  const bringBack = async ({ whole, wasHeld }: Deleted) => {
    await library.bringBack(whole, wasHeld);
    setDeleted(null);
  };
  return (
    <>
      {trouble && <p role="alert">{leftOutText({ where: "", problem: { code: trouble } })}</p>}
      {deleted && (
        <p role="status" className={styles.deleted}>
          <span>{`“${deleted.whole.dataSet.title}” is deleted from this browser.`}</span>
          <Button onClick={() => void change(() => bringBack(deleted))}>Undo</Button>
        </p>
      )}
      {kept.length > 0 && (
        <ul aria-label="Own data sets" className={styles.kept}>
          {kept.map((dataSet) => (
            <li key={dataSet.digest}>
              <Row
                dataSet={dataSet}
                library={library}
                onUse={() => onUse(dataSet)}
                onRename={(title) => void change(() => library.rename(dataSet.digest, title))}
                onDelete={() => void change(() => remove(dataSet))}
              />
            </li>
          ))}
        </ul>
      )}
    </>
  );
}

interface RowProps {
  readonly dataSet: KeptDataSet;
  readonly library: OwnLibrary;
  readonly onUse: () => void;
  readonly onRename: (title: string) => void;
  readonly onDelete: () => void;
}

function Row({ dataSet, library, onUse, onRename, onDelete }: RowProps) {
  const [draft, setDraft] = useState<string | null>(null);
  const isUsed = usePlayground(
    ({ experiment: { data } }) => data.source === "own" && "digest" in data && data.digest === dataSet.digest,
  );
  const { title } = dataSet;
  const rename = () => {
    const name = cleanName(draft ?? "");
    if (name !== "" && name !== title) onRename(name);
    setDraft(null);
  };
  const save = async () => {
    const found = await library.read(dataSet.digest);
    if (found) saveAsNpz(found);
  };
  return (
    <div className={styles.row}>
      {draft === null ? (
        <button type="button" className={styles.name} aria-pressed={isUsed} onClick={onUse}>
          {title}
        </button>
      ) : (
        <form
          className={styles.rename}
          onSubmit={(event) => {
            event.preventDefault();
            rename();
          }}
        >
          <TextField name={`New name of ${title}`} value={draft} problem={null} onChange={setDraft} />
          <Button type="submit">Rename</Button>
        </form>
      )}
      <span className={styles.tools}>
        <IconButton name={`Rename ${title}`} onClick={() => setDraft(draft === null ? title : null)}>
          <Pencil aria-hidden size={16} />
        </IconButton>
        <IconButton name={`Save ${title} as NPZ`} onClick={() => void save()}>
          <Download aria-hidden size={16} />
        </IconButton>
        <IconButton name={`Delete ${title}`} onClick={onDelete}>
          <Trash2 aria-hidden size={16} />
        </IconButton>
      </span>
      <p className={styles.about}>{rowText(dataSet, { isUsed, isHeld: library.isHeld(dataSet.digest) })}</p>
    </div>
  );
}
