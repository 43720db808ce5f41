import { ToggleChip } from "../../widgets/ToggleChip";
import { chooseWording, useWording } from "../../words/wording";

/** Changes between the field's symbols and everyday words. */
export function WordingSwitch() {
  const isPlain = useWording() === "plain";
  return (
    <ToggleChip pressed={isPlain} onChange={(plain) => chooseWording(plain ? "plain" : "symbols")} hint={hint}>
      Plain words
    </ToggleChip>
  );
}

const hint = "Calls things by everyday words in place of symbols: copying error, untidiness (KL), blur σ.";
