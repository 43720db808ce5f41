/** Your own digit, encoded and decoded. */
export function DrawDigit() {
  return <p>Your own digit, encoded and decoded.</p>;
}
