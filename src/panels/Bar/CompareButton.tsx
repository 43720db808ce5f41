import { Columns3 } from "lucide-react";
import type { ComponentProps } from "react";
import { Button } from "../../widgets/Button";

/** The button of the comparison; stands alone until what compares is fetched. */
export function CompareButton(props: Omit<ComponentProps<typeof Button>, "children">) {
  return (
    <Button {...props}>
      <Columns3 aria-hidden />
      <span>Compare</span>
    </Button>
  );
}
