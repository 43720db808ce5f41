import { Moon, Sun } from "lucide-react";
import { Button } from "../widgets/Button";
import { useTheme } from "./theme";
import { chooseTheme } from "./themeChoice";

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
