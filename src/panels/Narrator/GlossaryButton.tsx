import { BookOpen } from "lucide-react";
import { useEffect, useState } from "react";
import { Button } from "../../widgets/Button";
import { fetched } from "../../widgets/fetched";
import { LazyPanel } from "../../widgets/LazyPanel";
import { ASKS_MORE } from "../../widgets/tooltips";

const Glossary = fetched(async () => (await import("./Glossary")).Glossary);

/** Opens the glossary: pressed, or where a word asks for more than its tooltip says. */
export function GlossaryButton() {
  const [entry, setEntry] = useState<string | null>(null);
  const [wanted, setWanted] = useState(false);
  useEffect(() => {
    const answer = (event: Event) => {
      if (!(event instanceof CustomEvent)) return;
      setWanted(true);
      setEntry(String(event.detail));
    };
    document.addEventListener(ASKS_MORE, answer);
    return () => document.removeEventListener(ASKS_MORE, answer);
  }, []);
  const open = () => {
    setWanted(true);
    setEntry("");
  };
  return (
    <>
      <Button look="quiet" onClick={open} aria-haspopup="dialog">
        <BookOpen aria-hidden />
        <span>Glossary</span>
      </Button>
      {wanted && (
        <LazyPanel title="Glossary" fallback={null}>
          <Glossary entry={entry} onClose={() => setEntry(null)} />
        </LazyPanel>
      )}
    </>
  );
}
