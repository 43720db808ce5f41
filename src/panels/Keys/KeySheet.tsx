import { useStore } from "zustand";
import { showKeys } from "../../state/presentation";
import { useWorkspace } from "../../state/store";
import { ReadingDialog } from "../../widgets/ReadingDialog";
import { Switch } from "../../widgets/Switch";
import { characterKeys, switchCharacterKeys } from "./characterKeys";
import styles from "./KeySheet.module.css";
import { shortcuts } from "./shortcuts";

/** What each key does and when; and the switch for those that type a character. */
export function KeySheet({ open }: { readonly open: boolean }) {
  const workspace = useWorkspace();
  return (
    <ReadingDialog open={open} title="Keys" onClose={() => showKeys(workspace, false)}>
      <table className={styles.table}>
        <thead>
          <tr>
            <th scope="col">key</th>
            <th scope="col">what it does</th>
            <th scope="col">when</th>
          </tr>
        </thead>
        <tbody>
          {shortcuts.map(({ key, shown, does, when }) => (
            <tr key={key}>
              <th scope="row">
                <kbd className={styles.key} translate="no">
                  {shown}
                </kbd>
              </th>
              <td>{does}</td>
              <td>{when}</td>
            </tr>
          ))}
        </tbody>
      </table>
      <p>{ofControls}</p>
      <CharacterKeys />
    </ReadingDialog>
  );
}

const ofControls =
  "Tab goes from control to control. Arrow keys move sliders, choices and tabs, and the ring on the map by 0.1, with " +
  "Shift by 1; there Home takes it to the origin, Enter pins the nearest image, + and − zoom, 0 fits.";

/** For those whose speech or hands would type such a key unawares. */
function CharacterKeys() {
  const { areOn } = useStore(characterKeys);
  const characters = shortcuts.filter(({ isCharacter }) => isCharacter).map(({ shown }) => shown);
  return (
    <div className={styles.choice}>
      <Switch name="Keys of one character" checked={areOn} onChange={switchCharacterKeys} />
      <span>
        <span>Keys of one character:</span> <span translate="no">{characters.join(" ")}</span>
      </span>
    </div>
  );
}
