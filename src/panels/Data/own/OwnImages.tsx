import { useEffect, useEffectEvent, useMemo, useRef, useState } from "react";
import { descriptionOf, type OwnChoice } from "../../../experiment/dataSets";
import { experimentOn } from "../../../experiment/experiment";
import type { KeptDataSet } from "../../../library/dataSets";
import { dismissFailure, recover } from "../../../state/actions/engine";
import { lentDataSetsOf } from "../../../state/library/lentDataSets";
import { areRunFiles } from "../../../state/library/shelf";
import { openDroppedRun } from "../../../state/presentation";
import type { State } from "../../../state/state";
import { useModels, usePlayground, usePropose, useWorkspace } from "../../../state/store";
import { Button } from "../../../widgets/Button";
import { Progress } from "../../../widgets/Progress";
import { leftOutText } from "../../../words/importProblems";
import { progressText } from "../../../words/imports";
import { ChooseFiles } from "./ChooseFiles";
import { filesOf } from "./chosenFiles";
import type { Dropped } from "./dropped";
import { Imported } from "./Imported";
import { ImportPlanView } from "./ImportPlanView";
import { ImportSession, type ImportState } from "./importSession";
import { KeptDataSets } from "./KeptDataSets";
import styles from "./OwnImages.module.css";

interface OwnImagesProps {
  /** What was dropped on the page; null where nothing was. */
  readonly dropped: readonly Dropped[] | null;
  /** A data set was chosen to train on. */
  readonly onUse: () => void;
}

/** Somebody's own images: chosen, planned, imported, kept in this browser, and used. */
export function OwnImages({ dropped, onUse }: OwnImagesProps) {
  const [state, setState] = useState<ImportState>({ phase: "idle" });
  const workspace = useWorkspace();
  const session = useMemo(() => {
    const lent = lentDataSetsOf(workspace);
    return new ImportSession((next) => {
      if (next.phase === "imported" && next.outcome.notKept) {
        lent.hold({ dataSet: next.outcome.dataSet, images: next.outcome.notKept.images });
      }
      setState(next);
    });
  }, [workspace]);
  const propose = usePropose();
  useEffect(() => () => session.cancel(), [session]);
  const take = useEffectEvent(async (all: readonly Dropped[]) => {
    const files = await filesOf(all);
    const named = files.map(({ path, blob }) => new File([blob], path.split("/").at(-1) ?? path));
    if (await areRunFiles(named)) {
      onUse();
      openDroppedRun(workspace, named);
    } else if (files.length > 0) session.begin(files);
  });
  useEffect(() => {
    if (dropped) void take(dropped);
  }, [dropped]);
  const section = useRef<HTMLElement>(null);
  const { phase } = state;
  useEffect(() => {
    // What was pressed is gone with the phase before, and what comes may lie below the edge.
    if (phase === "idle") return;
    section.current?.focus({ preventScroll: true });
    section.current?.scrollIntoView({ block: "start" });
  }, [phase]);
  const missing = usePlayground(missingImages);
  const models = useModels();
  const use = (dataSet: KeptDataSet) => {
    const data = choiceOf(dataSet);
    const description = descriptionOf(data);
    onUse();
    // The experiment that waits for these images is built as it was asked for, with its own network.
    if (missing?.digest === data.digest) {
      dismissFailure(models);
      return recover(models);
    }
    if (description) propose({ data, architecture: experimentOn(description, data).architecture });
  };
  return (
    <section ref={section} tabIndex={-1} aria-labelledby="own-images" className={styles.own}>
      <h3 id="own-images" className={styles.heading}>
        Your own images
      </h3>
      <ChooseFiles onFiles={(files) => session.begin(files)} />
      <Stage state={state} session={session} missing={missing} onUse={use} />
      <KeptDataSets latest={state.phase === "imported" ? state.outcome.dataSet : null} onUse={use} />
    </section>
  );
}

/** What an experiment says of a data set that is kept here. */
function choiceOf({ digest, imageShape, trainCount, testCount, classNames }: KeptDataSet): OwnChoice {
  return { source: "own", digest, shape: imageShape, trainCount, testCount, classCount: classNames.length };
}

/** The images that the experiment at hand waits for, because this browser does not keep them; null where it waits for none. */
function missingImages({ failure }: State): OwnChoice | null {
  return failure?.code === "dataMissing" && failure.reason.code === "notHere" ? failure.reason.choice : null;
}

interface StageProps {
  readonly state: ImportState;
  readonly session: ImportSession;
  readonly missing: OwnChoice | null;
  readonly onUse: (dataSet: KeptDataSet) => void;
}

/** What there is to see and to do of the import at hand. */
function Stage({ state, session, missing, onUse }: StageProps) {
  switch (state.phase) {
    case "idle":
      return null;
    case "looking":
    case "importing":
      return <UnderWay state={state} onCancel={() => session.cancel()} />;
    case "planned":
      return <ImportPlanView {...state} session={session} />;
    case "refused":
      return (
        <div role="alert" className={styles.refused}>
          <p>{leftOutText(state.reason)}</p>
          <p>The run at hand goes on, and nothing was kept. Choose other files.</p>
        </div>
      );
    case "imported":
      return <Imported outcome={state.outcome} missing={missing} onUse={onUse} />;
  }
}

function UnderWay({
  state,
  onCancel,
}: {
  readonly state: Extract<ImportState, { progress: unknown }>;
  readonly onCancel: () => void;
}) {
  const { progress } = state;
  return (
    <div className={styles.underWay}>
      <p role="status">{progressText(progress)}</p>
      <Progress name="Import" fraction={progress ? progress.done / Math.max(1, progress.of) : 0} />
      <div className={styles.buttons}>
        <Button onClick={onCancel}>Cancel</Button>
      </div>
    </div>
  );
}
