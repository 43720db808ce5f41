import { Suspense, useRef, useState } from "react";
import { lossSizesOf } from "../../experiment/experiment";
import { totalLoss } from "../../model/objective";
import type { State } from "../../state/state";
import { usePlayground } from "../../state/store";
import { fetched } from "../../widgets/fetched";
import { LazyPanel } from "../../widgets/LazyPanel";
import { Panel } from "../../widgets/Panel";
import { ToggleChip } from "../../widgets/ToggleChip";
import { Tooltip } from "../../widgets/Tooltip";
import { countText, lossText } from "../../words/numbers";
import { curveDefinitions, heldOutTotalText } from "../../words/training";
import { LossCurves } from "./chart/Curves";
import styles from "./Loss.module.css";
import { TableButton } from "./table/TableButton";
import { TimeMachineButton } from "./timeMachine/TimeMachineButton";
import { ViewButton } from "./view/ViewButton";
import { defaultView, inUnit, type LossView, type Unit } from "./view/view";

const ViewMenu = fetched(async () => (await import("./view/ViewMenu")).ViewMenu);
const LossSaving = fetched(async () => (await import("./saving/LossSaving")).LossSaving);
const LabelCurve = fetched(async () => (await import("./labels/LabelCurve")).LabelCurve);
const TimeMachine = fetched(async () => (await import("./timeMachine/TimeMachine")).TimeMachine);

/** The panel on learning: total, reconstruction and KL over steps, against levels that need no code. */
export function Loss() {
  const [view, setView] = useState<LossView>(defaultView);
  const figure = useRef<HTMLElement>(null);
  const timeMachine = useRef<HTMLButtonElement>(null);
  const hasHead = usePlayground((state) => state.experiment.architecture.labelHead !== undefined);
  const controls = (
    <>
      <ToggleChip pressed={view.train} onChange={(train) => setView({ ...view, train })} hint={curveDefinitions.train}>
        train
      </ToggleChip>
      <ToggleChip
        pressed={view.heldOut}
        onChange={(heldOut) => setView({ ...view, heldOut })}
        hint={curveDefinitions.heldOut}
      >
        held-out
      </ToggleChip>
      <TimeMachineButton ref={timeMachine} />
      <TableButton unit={view.unit} />
      <Suspense fallback={<ViewButton disabled />}>
        <ViewMenu view={view} onChange={setView} />
      </Suspense>
      <LazyPanel title="Save" fallback={null}>
        <LossSaving />
      </LazyPanel>
    </>
  );
  return (
    <Panel title="Loss" subtitle={<HeldOutTotal unit={view.unit} />} controls={controls} className={styles.panel}>
      <LazyPanel title="Time machine" fallback={null}>
        <TimeMachine onLeave={() => timeMachine.current?.focus()} />
      </LazyPanel>
      <div className={styles.curves}>
        <LossCurves figure={figure} view={view} onViewChange={setView} />
        {hasHead && (
          <LazyPanel title="Cross-entropy of labels" fallback={null}>
            <LabelCurve />
          </LazyPanel>
        )}
      </div>
    </Panel>
  );
}

function HeldOutTotal({ unit }: { readonly unit: Unit }) {
  const heldOut = usePlayground((state) => state.heldOut);
  const whole = usePlayground((state) => state.heldOutWhole);
  const isLate = usePlayground((state) => state.heldOut !== null && state.heldOut.step !== state.step);
  const total = useTotal(heldOut, unit);
  const ofAll = useTotal(whole, unit);
  const lag = heldOut && isLate ? `, step ${countText(heldOut.step)}` : "";
  const among = heldOut ? `, ${countText(heldOut.count)} images` : "";
  const isMore = whole && heldOut && whole.step === heldOut.step && whole.count !== heldOut.count;
  return (
    <>
      <Tooltip
        content={heldOutTotalText(heldOut?.count, isMore ? { count: whole.count, total: lossText(ofAll) } : null)}
      >
        held-out total
      </Tooltip>
      <output aria-label="Held-out total loss" aria-live="off" className={styles.heldOut}>
        <b translate="no">{lossText(total)}</b>
        <span>{` ${unit}/image${lag}`}</span>
        <span className="visually-hidden">{among}</span>
        {isMore && <OfAll count={whole.count} total={ofAll} />}
      </output>
    </>
  );
}

/** The total of all held-out images, heard as well; a second total beside the one of the curve would be taken for another loss. */
function OfAll({ count, total }: { readonly count: number; readonly total: number | undefined }) {
  return <span className="visually-hidden">{`; all ${countText(count)}: ${lossText(total)}`}</span>;
}

/** The total of some held-out losses under the objective at hand; undefined where there are none. */
function useTotal(heldOut: State["heldOut"], unit: Unit): number | undefined {
  const experiment = usePlayground((state) => state.experiment);
  return heldOut ? inUnit(totalLoss(heldOut.losses, experiment.objective, lossSizesOf(experiment)), unit) : undefined;
}
