import { type ComponentType, useState } from "react";
import { Button } from "../../widgets/Button";
import { fetched } from "../../widgets/fetched";
import { LazyPanel } from "../../widgets/LazyPanel";
import { ReadingDialog } from "../../widgets/ReadingDialog";
import styles from "./Learn.module.css";

interface BesidePage {
  readonly title: string;
  readonly Content: ComponentType;
}

/** What belongs to the course and is no lesson; each page is fetched when it is opened. */
const pages: readonly BesidePage[] = [
  { title: "For teachers", Content: fetched(async () => (await import("./Teachers")).Teachers) },
  { title: "Your report", Content: fetched(async () => (await import("./ReportPage")).ReportPage) },
  { title: "Reading", Content: fetched(async () => (await import("./Reading")).Reading) },
];

/** The buttons below the list of the course. */
export function Beside() {
  const [open, setOpen] = useState<BesidePage | null>(null);
  return (
    <div className={styles.acts}>
      {pages.map((page) => (
        <Button key={page.title} look="quiet" aria-haspopup="dialog" onClick={() => setOpen(page)}>
          {page.title}
        </Button>
      ))}
      {open && (
        <ReadingDialog open title={open.title} onClose={() => setOpen(null)}>
          <LazyPanel title={open.title} fallback={null}>
            <open.Content />
          </LazyPanel>
        </ReadingDialog>
      )}
    </div>
  );
}
