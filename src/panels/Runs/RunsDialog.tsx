import { FolderOpen, Trash2, Undo2 } from "lucide-react";
import { type ChangeEvent, useEffect, useEffectEvent, useRef, useState } from "react";
import { useStore } from "zustand";
import type { KeptRun } from "../../library/runs";
import { tellChange } from "../../state/library/libraryState";
import { bringBack, deleteRuns, listShelf, openRunFiles, type Shelf, sweepAway } from "../../state/library/shelf";
import { keepingOf, type RunKeeping } from "../../state/library/start";
import { showRuns } from "../../state/presentation";
import { useWorkspace } from "../../state/store";
import type { Workspace } from "../../state/workspace";
import { Button } from "../../widgets/Button";
import { fetched } from "../../widgets/fetched";
import { LazyPanel } from "../../widgets/LazyPanel";
import { ReadingDialog } from "../../widgets/ReadingDialog";
import { bytesText } from "../../words/numbers";
import { runTitle } from "../../words/runs";
import { RunItem } from "./RunItem";
import styles from "./Runs.module.css";
import { useActing } from "./useActing";

const TakeAlong = fetched(async () => (await import("../../applications/takeAlong/TakeAlong")).TakeAlong);

/** The shelf: the runs that this browser keeps, and what can be done with them. */
export function RunsDialog() {
  const workspace = useWorkspace();
  const open = useStore(workspace.page, (page) => page.runsShown);
  return (
    <ReadingDialog open={open} title="Runs" onClose={() => showRuns(workspace, false)}>
      {open && <ShelfOf keeping={keepingOf(workspace)} />}
    </ReadingDialog>
  );
}

function ShelfOf({ keeping }: { readonly keeping: RunKeeping | null }) {
  const { problem, act } = useActing();
  const shelf = useShelf(keeping, act);
  useDropped(act);
  return (
    <>
      <p>
        Every run is kept in this browser while it trains, and nowhere else: download what is to last. Opening one
        leaves the run at hand, which stays here too.
      </p>
      {problem && (
        <p role="alert" className={styles.problem}>
          {problem}
        </p>
      )}
      {keeping && shelf && (
        <>
          {shelf.deleted.length > 0 && <Deleted keeping={keeping} runs={shelf.deleted} act={act} />}
          {shelf.runs.length === 0 && !problem && <p>No run is kept yet: one is as soon as some steps are trained.</p>}
          <ul className={styles.runs}>
            {shelf.runs.map((run) => (
              <li key={run.id}>
                <RunItem
                  keeping={keeping}
                  run={run}
                  isHere={shelf.here.has(run.id)}
                  isElsewhere={shelf.elsewhere.has(run.id)}
                  act={act}
                />
              </li>
            ))}
          </ul>
          <Whole keeping={keeping} shelf={shelf} act={act} />
        </>
      )}
    </>
  );
}

/** Opens a run whose files were dropped; what stands against that is told on the shelf. */
function useDropped(act: ReturnType<typeof useActing>["act"]): void {
  const workspace = useWorkspace();
  const dropped = useStore(workspace.page, (page) => page.droppedRun);
  const open = useEffectEvent((files: readonly File[]) => {
    void act(() => takeFiles(workspace, files), subjectOf(files));
  });
  useEffect(() => {
    if (dropped) open(dropped);
  }, [dropped]);
}

/** @throws RunUnreadable where they are not those of a run */
async function takeFiles(workspace: Workspace, files: readonly File[]): Promise<void> {
  await openRunFiles(workspace, files);
  showRuns(workspace, false);
}

function subjectOf(files: readonly File[]): string {
  return files.length === 1 ? `“${files[0]?.name}”` : "What was chosen";
}

/** Where nothing is kept, files can be opened all the same. */
const emptyShelf: Shelf = { runs: [], deleted: [], here: new Set(), elsewhere: new Set() };

/** What the shelf holds, again whenever that changes; null until it is known. */
function useShelf(keeping: RunKeeping | null, act: ReturnType<typeof useActing>["act"]): Shelf | null {
  const workspace = useWorkspace();
  const changes = useStore(workspace.library, (library) => library.changes);
  const shown = useStore(workspace.models, (models) => models.shown);
  const [shelf, setShelf] = useState<Shelf | null>(null);
  const list = useRef(act);
  // Before it is listed, so that no change falls between.
  useEffect(() => keeping?.hold.watch(() => tellChange(workspace.library)), [workspace, keeping]);
  useEffect(() => {
    let isOver = false;
    // The same whenever it changes.
    void [changes, shown];
    if (keeping) {
      void list.current(async () => {
        try {
          const listed = await listShelf(workspace, keeping);
          if (!isOver) setShelf(listed);
        } catch (error) {
          if (!isOver) setShelf(emptyShelf);
          throw error;
        }
      });
    }
    return () => {
      isOver = true;
    };
  }, [workspace, keeping, changes, shown]);
  return shelf;
}

interface OfRuns {
  readonly keeping: RunKeeping;
  readonly act: ReturnType<typeof useActing>["act"];
}

function Deleted({ keeping, runs, act }: OfRuns & { readonly runs: readonly KeptRun[] }) {
  const ids = runs.map(({ id }) => id);
  const [first, ...others] = runs;
  if (!first) return null;
  const what = others.length > 0 ? `${runs.length} runs are` : `“${runTitle(first)}” is`;
  return (
    <div className={styles.deleted}>
      <p role="status">{`${what} deleted, and will be gone for good after an hour.`}</p>
      <Button look="quiet" onClick={() => act(() => bringBack(keeping, ids))}>
        <Undo2 aria-hidden />
        <span>Undo</span>
      </Button>
      <Button look="quiet" onClick={() => act(() => sweepAway(keeping, ids))}>
        {`Free ${bytesText(bytesOf(runs))}`}
      </Button>
    </div>
  );
}

/** What is done with all of them, and with files. */
function Whole({ keeping, shelf, act }: OfRuns & { readonly shelf: Shelf }) {
  const workspace = useWorkspace();
  const input = useRef<HTMLInputElement>(null);
  const others = shelf.runs.filter(({ id }) => !shelf.here.has(id) && !shelf.elsewhere.has(id));
  const take = async ({ target }: ChangeEvent<HTMLInputElement>) => {
    const files = [...(target.files ?? [])];
    target.value = "";
    if (files.length > 0) await act(() => takeFiles(workspace, files), subjectOf(files));
  };
  return (
    <div className={styles.whole}>
      {shelf.runs.length > 0 && <p>{`Together they take ${bytesText(bytesOf(shelf.runs))}.`}</p>}
      <input
        ref={input}
        type="file"
        multiple
        accept=".zip,.json,.safetensors,.csv,.md,.png"
        aria-label="A run’s file, or the files of its folder"
        className={styles.file}
        tabIndex={-1}
        onChange={take}
      />
      <Button title="A zip file of a run, or all files of its folder" onClick={() => input.current?.click()}>
        <FolderOpen aria-hidden />
        <span>Open a file</span>
      </Button>
      <LazyPanel title="Model files" fallback={null}>
        <TakeAlong />
      </LazyPanel>
      <Button
        disabled={others.length === 0}
        title="All but those that are open"
        onClick={() =>
          act(() =>
            deleteRuns(
              keeping,
              others.map(({ id }) => id),
            ),
          )
        }
      >
        <Trash2 aria-hidden />
        <span>Delete all</span>
      </Button>
    </div>
  );
}

function bytesOf(runs: readonly KeptRun[]): number {
  return runs.reduce((sum, { bytes }) => sum + bytes, 0);
}
