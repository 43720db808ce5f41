import { Tabs as Base } from "@base-ui/react/tabs";
import { type ReactNode, startTransition, useState } from "react";
import { ErrorBoundary } from "./ErrorBoundary";
import styles from "./Tabs.module.css";

interface TabsProps {
  /** What the tabs are of, for those who do not see them. */
  readonly name: string;
  readonly tabs: readonly { readonly title: string; readonly content: ReactNode }[];
  /** The title of the one that is open at first; the first of them unless given. */
  readonly first?: string | undefined;
  /** Called when another one is opened. */
  readonly onOpen?: (title: string) => void;
}

/** Titles in a row, of which one is open; only what is open is there. What opens is made beside all else that goes on. */
export function Tabs({ name, tabs, first, onOpen }: TabsProps) {
  const [chosen, setOpen] = useState(first ?? tabs[0]?.title);
  // The one that was open may be there no more.
  const open = tabs.some(({ title }) => title === chosen) ? chosen : tabs[0]?.title;
  return (
    <Base.Root
      className={styles.root}
      value={open}
      onValueChange={(title: string) => {
        startTransition(() => setOpen(title));
        onOpen?.(title);
      }}
    >
      <Base.List className={styles.list} aria-label={name} activateOnFocus>
        {tabs.map(({ title }) => (
          <Base.Tab key={title} value={title} className={styles.tab}>
            {title}
          </Base.Tab>
        ))}
      </Base.List>
      {tabs.map(({ title, content }) => (
        <Base.Panel key={title} value={title} className={styles.content} tabIndex={-1}>
          <ErrorBoundary title={title}>{content}</ErrorBoundary>
        </Base.Panel>
      ))}
    </Base.Root>
  );
}
