import { Menu as BaseMenu } from "@base-ui/react/menu";
import type { ReactElement, ReactNode } from "react";
import menu from "./Menu.module.css";
import styles from "./PictureMenu.module.css";

interface PictureMenuProps {
  /** The button that opens it. */
  readonly trigger: ReactElement;
  /** `PictureMenuItem`s; they are there only while it is open. */
  readonly children: ReactNode;
}

/** A menu of a few choices in words and of pictures side by side. */
export function PictureMenu({ trigger, children }: PictureMenuProps) {
  return (
    <BaseMenu.Root modal={false}>
      <BaseMenu.Trigger render={trigger} />
      <BaseMenu.Portal>
        <BaseMenu.Positioner sideOffset={6} align="start" collisionPadding={8} className={menu.positioner}>
          <BaseMenu.Popup className={styles.popup}>{children}</BaseMenu.Popup>
        </BaseMenu.Positioner>
      </BaseMenu.Portal>
    </BaseMenu.Root>
  );
}

interface PictureMenuItemProps {
  readonly name: string;
  /** What is seen; the name unless given. */
  readonly picture?: ReactNode;
  readonly onChoose: () => void;
}

/** A choice of a menu of pictures: a line of words, or a picture. */
export function PictureMenuItem({ name, picture, onChoose }: PictureMenuItemProps) {
  return (
    <BaseMenu.Item
      aria-label={name}
      label={name}
      onClick={onChoose}
      className={picture === undefined ? styles.words : styles.picture}
    >
      {picture === undefined ? name : <span aria-hidden>{picture}</span>}
    </BaseMenu.Item>
  );
}
