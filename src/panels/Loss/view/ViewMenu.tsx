import { RECENT_STEPS } from "../../../state/run/history";
import { Field } from "../../../widgets/Field";
import { Popover } from "../../../widgets/Popover";
import { type Segment, SegmentedControl } from "../../../widgets/SegmentedControl";
import { ViewButton } from "./ViewButton";
import type { LossView, Smoothing, Unit } from "./view";

const units: readonly Segment<Unit>[] = [
  { value: "nats", name: "nats" },
  { value: "bits", name: "bits" },
];
const layouts: readonly Segment<LossView["layout"]>[] = [
  { value: "strips", name: "Strips" },
  { value: "together", name: "One chart" },
];
const scales: readonly Segment<boolean>[] = [
  { value: false, name: "Linear" },
  { value: true, name: "Logarithmic" },
];
const windows: readonly Segment<LossView["steps"]>[] = [
  { value: "whole", name: "Whole run" },
  { value: "recent", name: `Last ${RECENT_STEPS}` },
];
const smoothings: readonly Segment<Smoothing>[] = [
  { value: 0, name: "0" },
  { value: 0.6, name: "0.6" },
  { value: 0.9, name: "0.9" },
];

interface ViewMenuProps {
  readonly view: LossView;
  readonly onChange: (view: LossView) => void;
}

/** How the curves are looked at: layout, unit, scale, steps and smoothing. */
export function ViewMenu({ view, onChange }: ViewMenuProps) {
  return (
    <Popover name="View of the loss" trigger={<ViewButton />} side="top">
      <Field
        label="Layout"
        hint="In strips KL has an axis of its own, so that what it gives up for reconstruction is seen."
      >
        <SegmentedControl
          name="Layout"
          value={view.layout}
          segments={layouts}
          onChange={(layout) => onChange({ ...view, layout })}
        />
      </Field>
      <Field label="Unit" hint="A bit is log 2 = 0.693 nats.">
        <SegmentedControl
          name="Unit"
          value={view.unit}
          segments={units}
          onChange={(unit) => onChange({ ...view, unit })}
        />
      </Field>
      <Field label="Scale" hint="On a logarithmic axis equal heights are equal factors.">
        <SegmentedControl
          name="Scale"
          value={view.logarithmic}
          segments={scales}
          onChange={(logarithmic) => onChange({ ...view, logarithmic })}
        />
      </Field>
      <Field
        label="Steps"
        hint={`The last ${RECENT_STEPS} steps are drawn every one, on an axis that closes in on them.`}
      >
        <SegmentedControl
          name="Steps shown"
          value={view.steps}
          segments={windows}
          onChange={(steps) => onChange({ ...view, steps })}
        />
      </Field>
      <Field label="Smoothing" hint={smoothingHint}>
        <SegmentedControl
          name="Smoothing"
          value={view.smoothing}
          segments={smoothings}
          onChange={(smoothing) => onChange({ ...view, smoothing })}
        />
      </Field>
    </Popover>
  );
}

const smoothingHint =
  "How much of its last mean the training curve keeps at each point; the exact losses stand behind it, paler.";
