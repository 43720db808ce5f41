/**
 * Browsers keep a pointer's moves until the next frame begins. From now on the first move of a drag since a frame is told
 * at once, as a `pointermove` of its own, so that what is asked for because of it may be there by that frame. The browser
 * tells of the frame's last move as ever, unless that is the one that was told. Does nothing where the device's own moves
 * are not to be had. Gives what ends it.
 */
export function movePointersImmediately(): () => void {
  let told: PointerEvent | null = null;
  const tell = (move: Event) => {
    if (!(move instanceof PointerEvent) || move.buttons === 0 || told) return;
    told = move;
    requestAnimationFrame(() => {
      told = null;
    });
    move.target?.dispatchEvent(new PointerEvent("pointermove", move));
  };
  const hush = (move: PointerEvent) => {
    if (told && move.isTrusted && isSame(move, told)) move.stopImmediatePropagation();
  };
  document.addEventListener("pointerrawupdate", tell);
  document.addEventListener("pointermove", hush, { capture: true });
  return () => {
    document.removeEventListener("pointerrawupdate", tell);
    document.removeEventListener("pointermove", hush, { capture: true });
  };
}

/** Whether two events tell of the same pointer at the same place. */
function isSame(a: PointerEvent, b: PointerEvent): boolean {
  return a.pointerId === b.pointerId && a.clientX === b.clientX && a.clientY === b.clientY;
}
