import { Columns3, Copy, Download, FolderOpen, ImageDown, Pencil, Trash2 } from "lucide-react";
import { type FormEvent, type KeyboardEvent, useEffect, useRef, useState } from "react";
import { useStore } from "zustand";
import { sizeOf } from "../../experiment/architecture";
import { isOwn } from "../../experiment/dataSets";
import type { KeptRun } from "../../library/runs";
import { announce } from "../../state/announcement";
import { refusalToJoin } from "../../state/comparison";
import { compareKept, deleteRuns, duplicateRun, openKept, renameRun } from "../../state/library/shelf";
import type { RunKeeping } from "../../state/library/start";
import { showRuns } from "../../state/presentation";
import { useWorkspace } from "../../state/store";
import { Button } from "../../widgets/Button";
import { IconButton } from "../../widgets/IconButton";
import { TextField } from "../../widgets/TextField";
import { bytesText } from "../../words/numbers";
import { joinRefusals, runTitle, standingText } from "../../words/runs";
import { startText } from "../../words/settings";
import { downloadKept, downloadWithImages } from "./files";
import { RunPictureCanvas } from "./RunPictureCanvas";
import styles from "./Runs.module.css";
import type { useActing } from "./useActing";

interface RunItemProps {
  readonly keeping: RunKeeping;
  readonly run: KeptRun;
  /** Whether this page has it open, or another one. */
  readonly isHere: boolean;
  readonly isElsewhere: boolean;
  readonly act: ReturnType<typeof useActing>["act"];
}

/** A kept run: what it is, how far it came, and what can be done with it. */
export function RunItem({ keeping, run, isHere, isElsewhere, act }: RunItemProps) {
  const [renaming, setRenaming] = useState(false);
  const pencil = useRef<HTMLButtonElement>(null);
  const title = runTitle(run);
  const named = () => {
    setRenaming(false);
    pencil.current?.focus();
  };
  return (
    <article aria-label={title} className={styles.run} data-here={isHere || undefined}>
      <RunPictureCanvas picture={run.picture} />
      <div className={styles.told}>
        {renaming ? (
          <Rename keeping={keeping} run={run} act={act} onDone={named} />
        ) : (
          <h3 className={styles.title}>{title}</h3>
        )}
        <p className={styles.standing}>{standingText(run, Date.now())}</p>
        <p className={styles.settings}>{startText(run.experiment)}</p>
        <div className={styles.choices}>
          <OpenButton keeping={keeping} run={run} isHere={isHere} isElsewhere={isElsewhere} act={act} />
          <CompareButton keeping={keeping} run={run} act={act} />
          <IconButton ref={pencil} name={`Rename ${title}`} title="Rename" onClick={() => setRenaming(true)}>
            <Pencil aria-hidden size={14} />
          </IconButton>
          <IconButton
            name={`Duplicate ${title}`}
            title="Duplicate"
            onClick={() => act(() => duplicateRun(keeping, run, `${title}, copy`))}
          >
            <Copy aria-hidden size={14} />
          </IconButton>
          <IconButton
            name={`Download ${title}`}
            title="Download as a file"
            onClick={() => act(() => downloadKept(keeping, run))}
          >
            <Download aria-hidden size={14} />
          </IconButton>
          <ImagesButton keeping={keeping} run={run} act={act} />
          {!isHere && (
            <IconButton
              name={`Delete ${title}`}
              title="Delete"
              onClick={() => act(() => deleteRuns(keeping, [run.id]))}
            >
              <Trash2 aria-hidden size={14} />
            </IconButton>
          )}
        </div>
      </div>
    </article>
  );
}

function OpenButton({ keeping, run, isHere, isElsewhere, act }: RunItemProps) {
  const workspace = useWorkspace();
  const open = () =>
    act(async () => {
      await openKept(workspace, keeping, run);
      showRuns(workspace, false);
      announce(workspace, "The run is open, at rest. Train goes on with it.", "spoken");
    });
  if (isHere) return <span className={styles.settings}>It is open here.</span>;
  return (
    <Button onClick={open} title={isElsewhere ? "Another page has it open: a copy of it is opened here" : undefined}>
      <FolderOpen aria-hidden />
      <span>{isElsewhere ? "Open a copy" : "Open"}</span>
    </Button>
  );
}

/** Downloads the run with the user's own images in its file; there where it is trained on such. */
function ImagesButton({ keeping, run, act }: Pick<RunItemProps, "keeping" | "run" | "act">) {
  const workspace = useWorkspace();
  const { data } = run.experiment;
  if (!isOwn(data)) return null;
  const bytes = (data.trainCount + data.testCount) * sizeOf(data.shape);
  return (
    <IconButton
      name={`Download ${runTitle(run)} with its images`}
      title={`Download with its images, up to ${bytesText(bytes)} more`}
      onClick={() => act(() => downloadWithImages(workspace, keeping, run))}
    >
      <ImageDown aria-hidden size={14} />
    </IconButton>
  );
}

/** Puts the run beside the models that are compared; there while some are. */
function CompareButton({ keeping, run, act }: Pick<RunItemProps, "keeping" | "run" | "act">) {
  const workspace = useWorkspace();
  const isComparing = useStore(workspace.models, ({ resting }) => resting !== null);
  if (!isComparing) return null;
  const refusal = refusalToJoin(workspace, run.experiment);
  const join = () =>
    act(async () => {
      await compareKept(workspace, keeping, run);
      showRuns(workspace, false);
    });
  return (
    <Button look="quiet" disabled={refusal !== null} title={refusal ? joinRefusals[refusal] : undefined} onClick={join}>
      <Columns3 aria-hidden />
      <span>Compare</span>
    </Button>
  );
}

interface RenameProps extends Pick<RunItemProps, "keeping" | "run" | "act"> {
  readonly onDone: () => void;
}

/** The name to type; Escape leaves it as it was. */
function Rename({ keeping, run, act, onDone }: RenameProps) {
  const [name, setName] = useState(runTitle(run));
  const form = useRef<HTMLFormElement>(null);
  useEffect(() => form.current?.querySelector("input")?.select(), []);
  const giveUp = (event: KeyboardEvent) => {
    if (event.key !== "Escape") return;
    event.stopPropagation();
    onDone();
  };
  const rename = (event: FormEvent) => {
    event.preventDefault();
    void act(() => renameRun(keeping, run.id, name)).then(onDone);
  };
  return (
    <form ref={form} onSubmit={rename} onKeyDown={giveUp} className={styles.choices}>
      <TextField name="Name of the run" value={name} problem={null} onChange={setName} />
      <Button type="submit">Rename</Button>
    </form>
  );
}
