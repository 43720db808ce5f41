/** How many bits an image takes. */
export function Compression() {
  return <p>How many bits an image takes.</p>;
}
