import { pause, train } from "../../state/actions/training";
import { useModels, usePlayground } from "../../state/store";
import { ReloadButton } from "../../widgets/ReloadButton";

/** What is left of the bar where it cannot be drawn: to pause, to go on, and to reload the page. */
export function BarInstead() {
  const models = useModels();
  const training = usePlayground((state) => state.training);
  return (
    <>
      <button type="button" onClick={training ? () => pause(models) : () => train(models)}>
        {training ? "Pause" : "Train"}
      </button>
      <ReloadButton />
    </>
  );
}
