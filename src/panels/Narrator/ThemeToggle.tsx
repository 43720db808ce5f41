import { Moon, Sun } from "lucide-react";
import { useMedia } from "../../interaction/useMedia";
import { useTheme } from "../../pictures/theme";
import { chooseTheme, FORCED_COLOURS } from "../../pictures/themeChoice";
import { Button } from "../../widgets/Button";

/** The button that changes between the light and the dark theme; nothing where the system forces its colours. */
export function ThemeToggle() {
  const forced = useMedia(FORCED_COLOURS);
  const other = useTheme() === "dark" ? "light" : "dark";
  const name = `Switch to the ${other} theme`;
  if (forced) return null;
  return (
    <Button look="quiet" aria-label={name} title={name} onClick={() => chooseTheme(other)}>
      {other === "dark" ? <Moon aria-hidden /> : <Sun aria-hidden />}
    </Button>
  );
}
