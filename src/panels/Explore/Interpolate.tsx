/** Images along a path from A to B. */
export function Interpolate() {
  return <p>Images along a path from A to B.</p>;
}
