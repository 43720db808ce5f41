import { Link } from "lucide-react";
import { Button } from "../../widgets/Button";
import { announce } from "../News";

/** The button that copies the link, which holds the whole experiment. */
export function Share() {
  return (
    <Button title="Copy the link to this experiment" onClick={() => void copyLink()}>
      <Link aria-hidden />
      Share
    </Button>
  );
}

async function copyLink(): Promise<void> {
  try {
    await navigator.clipboard.writeText(location.href);
    announce("Link copied", "shown");
  } catch {
    announce("The browser does not let the page copy: take the link from the address bar", "shown");
  }
}
