import type { ComponentType } from "react";
import type { WidgetName } from "../../lessons/lesson";
import { fetched } from "../../widgets/fetched";
import { LazyPanel } from "../../widgets/LazyPanel";

/** Where each widget of lessons is: `fetched` components by name. */
const widgets: Readonly<Record<WidgetName, ComponentType>> = {
  bell: fetched(async () => (await import("../../teaching/LiveBell")).LiveBell),
  curves: fetched(async () => (await import("../../teaching/LiveCurves")).LiveCurves),
  fiveOutcomes: fetched(async () => (await import("../../teaching/outcomes/FiveOutcomes")).FiveOutcomes),
  samplingLayer: fetched(async () => (await import("../../teaching/LiveSampling")).LiveSampling),
  slideCodes: fetched(async () => (await import("../../teaching/LiveCode")).SlideCodes),
};

/** A widget that a lesson shows. */
export function TeachingWidget({ name }: { readonly name: WidgetName }) {
  const Widget = widgets[name];
  return (
    <LazyPanel title="A picture of this lesson" fallback={null}>
      <Widget />
    </LazyPanel>
  );
}
