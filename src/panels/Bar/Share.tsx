import { Link } from "lucide-react";
import { writeLink } from "../../experiment/link";
import { copyText } from "../../interaction/copyText";
import { useLatestState } from "../../state/store";
import { Button } from "../../widgets/Button";
import { announce } from "../../words/announce";

/** The button that copies the link, which holds the whole experiment. */
export function Share() {
  const latest = useLatestState();
  const link = () => new URL(writeLink(latest().experiment), location.href).href;
  return (
    <Button title="Copy the link to this experiment" onClick={() => void copy(link())}>
      <Link aria-hidden />
      <span>Share</span>
    </Button>
  );
}

async function copy(link: string): Promise<void> {
  const words = (await copyText(link))
    ? "Link copied"
    : "The browser does not let the page copy: take the link from the address bar";
  announce(words, "shown");
}
