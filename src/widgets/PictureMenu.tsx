import { Menu as BaseMenu } from "@base-ui/react/menu";
import type { ReactElement, ReactNode } from "react";
import menu from "./Menu.module.css";
import styles from "./PictureMenu.module.css";

/** One choice of a menu of pictures. */
export interface PictureEntry {
  readonly name: string;
  /** What is seen; the name unless given. */
  readonly picture?: ReactNode;
  readonly onChoose: () => void;
}

interface PictureMenuProps {
  /** The button that opens it. */
  readonly trigger: ReactElement;
  /** Choices in words, above the pictures. */
  readonly words: readonly PictureEntry[];
  readonly pictures: readonly PictureEntry[];
}

/** A menu of a few choices in words and of pictures side by side. */
export function PictureMenu({ trigger, words, pictures }: PictureMenuProps) {
  return (
    <BaseMenu.Root>
      <BaseMenu.Trigger render={trigger} />
      <BaseMenu.Portal>
        <BaseMenu.Positioner sideOffset={6} align="start" collisionPadding={8} className={menu.positioner}>
          <BaseMenu.Popup className={styles.popup}>
            {words.map(({ name, onChoose }) => (
              <BaseMenu.Item key={name} label={name} onClick={onChoose} className={styles.words}>
                {name}
              </BaseMenu.Item>
            ))}
            {pictures.map(({ name, picture, onChoose }) => (
              <BaseMenu.Item key={name} aria-label={name} label={name} onClick={onChoose} className={styles.picture}>
                {picture}
              </BaseMenu.Item>
            ))}
          </BaseMenu.Popup>
        </BaseMenu.Positioner>
      </BaseMenu.Portal>
    </BaseMenu.Root>
  );
}
