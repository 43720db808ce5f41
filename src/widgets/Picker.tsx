import { Menu as BaseMenu } from "@base-ui/react/menu";
import { ChevronsUpDown } from "lucide-react";
import type { ComponentType, SVGAttributes } from "react";
import menu from "./Menu.module.css";
import styles from "./Picker.module.css";

/** One of the things of which one is open. */
export interface PickerChoice {
  readonly name: string;
  /** A few words on what it is for. */
  readonly description: string;
  readonly icon: ComponentType<SVGAttributes<SVGElement>>;
}

/** Choices that belong together, under a title. */
export interface PickerGroup<Choice extends PickerChoice> {
  readonly title: string;
  readonly choices: readonly Choice[];
}

interface PickerProps<Choice extends PickerChoice> {
  /** What is chosen, for those who do not see it. */
  readonly label: string;
  readonly groups: readonly PickerGroup<Choice>[];
  readonly chosen: Choice;
  readonly onChoose: (choice: Choice) => void;
}

/** A button that names the open one of many things, and a menu of all of them in groups, each with what it is for. */
export function Picker<Choice extends PickerChoice>({ label, groups, chosen, onChoose }: PickerProps<Choice>) {
  const choices = groups.flatMap((group) => group.choices);
  const choose = (name: string) => {
    const choice = choices.find((each) => each.name === name);
    if (choice && choice !== chosen) onChoose(choice);
  };
  return (
    <BaseMenu.Root modal={false}>
      <BaseMenu.Trigger className={styles.button}>
        <chosen.icon aria-hidden className={styles.icon} />
        <span className={styles.words}>
          <span className="visually-hidden">{`${label} `}</span>
          <span className={styles.chosen}>{chosen.name}</span>
          <span className={styles.count}>{` ${choices.length - 1} more`}</span>
        </span>
        <ChevronsUpDown aria-hidden className={styles.icon} />
      </BaseMenu.Trigger>
      <BaseMenu.Portal>
        <BaseMenu.Positioner sideOffset={6} align="end" collisionPadding={8} className={menu.positioner}>
          <BaseMenu.Popup className={`${menu.popup} ${styles.popup}`}>
            <BaseMenu.RadioGroup value={chosen.name} onValueChange={choose} className={styles.groups}>
              {groups.map((group) => (
                <Group key={group.title} {...group} />
              ))}
            </BaseMenu.RadioGroup>
          </BaseMenu.Popup>
        </BaseMenu.Positioner>
      </BaseMenu.Portal>
    </BaseMenu.Root>
  );
}

function Group({ title, choices }: PickerGroup<PickerChoice>) {
  return (
    <BaseMenu.Group className={styles.group}>
      <BaseMenu.GroupLabel className={styles.title}>{title}</BaseMenu.GroupLabel>
      {choices.map(({ name, description, icon: Icon }) => (
        <BaseMenu.RadioItem key={name} value={name} label={name} closeOnClick className={`${menu.item} ${styles.item}`}>
          <Icon aria-hidden className={menu.check} />
          <span className={menu.name}>{name}</span>
          <span className={menu.description}>{description}</span>
        </BaseMenu.RadioItem>
      ))}
    </BaseMenu.Group>
  );
}
