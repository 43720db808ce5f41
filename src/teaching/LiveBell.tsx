import { Bell } from "./bell/Bell";
import { usePinnedNormals } from "./live";

/** The bell with handles, which can be made that of the pinned image. */
export function LiveBell() {
  return <Bell offers={usePinnedNormals()} />;
}
