// Runs before all else (`node -r`) and is written so that the oldest Node can read it.
var parts = process.versions.node.split(".");
var major = Number(parts[0]);
var minor = Number(parts[1]);

/** What Vite runs on. */
if (!(major > 22 || (major === 22 && minor >= 12) || (major === 20 && minor >= 19))) {
  console.error(
    "\nLatent Playground needs Node 20.19, 22.12 or a newer one, and this is Node " +
      process.versions.node +
      ". There is a newer one at https://nodejs.org.",
  );
  process.exit(1);
}
