import { Select as BaseSelect } from "@base-ui/react/select";
import { Check, ChevronDown } from "lucide-react";
import { afterwards } from "./afterwards";
import styles from "./Select.module.css";

/** One of the choices of a select. */
export interface Option {
  readonly value: string;
  readonly label: string;
}

interface SelectProps {
  /** Accessible name. */
  readonly name: string;
  /** The choice taken; null where it is none of these. */
  readonly value: string | null;
  readonly options: readonly Option[];
  /** What is shown while none is taken. */
  readonly otherwise?: string;
  readonly onChange: (value: string) => void;
}

/** A list of choices that folds into one line. */
export function Select({ name, value, options, otherwise = "", onChange }: SelectProps) {
  return (
    <BaseSelect.Root
      modal={false}
      value={value}
      items={options}
      onValueChange={(next) => next !== null && afterwards(() => onChange(next))}
    >
      <BaseSelect.Trigger aria-label={name} className={styles.trigger}>
        <BaseSelect.Value placeholder={otherwise} />
        <BaseSelect.Icon className={styles.icon}>
          <ChevronDown aria-hidden />
        </BaseSelect.Icon>
      </BaseSelect.Trigger>
      <BaseSelect.Portal>
        <BaseSelect.Positioner sideOffset={4} alignItemWithTrigger={false} className={styles.positioner}>
          <BaseSelect.Popup className={styles.popup}>
            {options.map((option) => (
              <BaseSelect.Item key={option.value} value={option.value} className={styles.item}>
                <BaseSelect.ItemIndicator className={styles.indicator}>
                  <Check aria-hidden />
                </BaseSelect.ItemIndicator>
                <BaseSelect.ItemText className={styles.text}>{option.label}</BaseSelect.ItemText>
              </BaseSelect.Item>
            ))}
          </BaseSelect.Popup>
        </BaseSelect.Positioner>
      </BaseSelect.Portal>
    </BaseSelect.Root>
  );
}
