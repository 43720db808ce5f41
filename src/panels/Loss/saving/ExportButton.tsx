import { Download } from "lucide-react";
import type { ComponentProps } from "react";
import { Button } from "../../../widgets/Button";

/** The button that opens the menu of files; stands alone until the menu is fetched. */
export function ExportButton(props: Omit<ComponentProps<typeof Button>, "children" | "look">) {
  return (
    <Button look="quiet" aria-label="Export the loss" {...props}>
      <Download aria-hidden />
      <span>Export</span>
    </Button>
  );
}
