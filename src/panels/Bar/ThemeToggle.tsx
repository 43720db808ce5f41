import { Moon, Sun } from "lucide-react";
import { useTheme } from "../../pictures/theme";
import { chooseTheme } from "../../pictures/themeChoice";
import { Button } from "../../widgets/Button";

/** The button that changes between the light and the dark theme. */
export function ThemeToggle() {
  const other = useTheme() === "dark" ? "light" : "dark";
  const name = `Switch to the ${other} theme`;
  return (
    <Button aria-label={name} title={name} onClick={() => chooseTheme(other)}>
      {other === "dark" ? <Moon aria-hidden /> : <Sun aria-hidden />}
    </Button>
  );
}
