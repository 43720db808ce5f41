import { KeysButton } from "./KeysButton";
import { Share } from "./Share";
import { StageButton } from "./StageButton";
import { ThemeToggle } from "./ThemeToggle";

/** What is done with the page, and not with a model. */
export function PageButtons() {
  return (
    <>
      <StageButton />
      <Share />
      <KeysButton />
      <ThemeToggle />
    </>
  );
}
