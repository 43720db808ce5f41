import { SlidersHorizontal } from "lucide-react";
import type { ComponentProps } from "react";
import { Button } from "../../../widgets/Button";

/** The button that opens the view's menu; stands alone until the menu is fetched. */
export function ViewButton(props: Omit<ComponentProps<typeof Button>, "children" | "look">) {
  return (
    <Button look="quiet" {...props}>
      <SlidersHorizontal aria-hidden />
      <span>View</span>
    </Button>
  );
}
