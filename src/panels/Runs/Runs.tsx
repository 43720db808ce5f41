import { RunOffer, SavingTroubleBar } from "./RunBars";
import { RunsDialog } from "./RunsDialog";

/** What is told of the runs that this browser keeps, and their shelf. */
export function Runs() {
  return (
    <>
      <SavingTroubleBar />
      <RunOffer />
      <RunsDialog />
    </>
  );
}
