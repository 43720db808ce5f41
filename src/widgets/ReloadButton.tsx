/** The button that begins the page anew; the settings are in its link. */
export function ReloadButton() {
  return (
    <button type="button" onClick={() => location.reload()}>
      Reload the page
    </button>
  );
}
