import { usePlayground } from "../../../state/store";
import { type Frame, xOf } from "../chart/frame";

/** A line at the step that is looked back at. */
export function LookedStep({ frame }: { readonly frame: Frame }) {
  const step = usePlayground((state) => (state.lookingBack ? state.step : null));
  if (step === null || step < frame.first || step > frame.last) return null;
  const x = xOf(frame, step);
  return <line x1={x} x2={x} y1={frame.top} y2={frame.bottom} stroke="var(--probe)" strokeWidth={2} />;
}
