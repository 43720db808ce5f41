/** Images decoded from codes that no image was encoded to. */
export function Generate() {
  return <p>Images decoded from codes that no image was encoded to.</p>;
}
