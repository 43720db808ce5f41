import { useStore } from "zustand";
import { useWorkspace } from "../../state/store";
import { LearnButton } from "./LearnButton";
import { RunsButton } from "./RunsButton";
import { Share } from "./Share";
import { StageButton } from "./StageButton";

/** What is done with the page, and not with a model; what a link leaves out is not there. */
export function PageButtons() {
  const isShareable = useStore(useWorkspace().page, ({ hidden }) => !hidden.includes("share"));
  return (
    <>
      <LearnButton />
      <StageButton />
      {isShareable && <Share />}
      <RunsButton />
    </>
  );
}
