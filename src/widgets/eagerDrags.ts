/**
 * Browsers keep a pointer's moves until the next frame begins. From now on the first move of a drag since a frame is told
 * at once, as a `pointermove` of its own, so that what is asked for because of it may be there by that frame; the browser
 * tells of the frame's last move as ever. Does nothing where the device's own moves are not to be had.
 */
export function dragEagerly(): void {
  let told = false;
  document.addEventListener("pointerrawupdate", (move) => {
    if (!(move instanceof PointerEvent) || move.buttons === 0 || told) return;
    told = true;
    requestAnimationFrame(() => {
      told = false;
    });
    move.target?.dispatchEvent(new PointerEvent("pointermove", move));
  });
}
