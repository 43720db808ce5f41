import { createServer } from "node:net";
import { giveUp } from "./run.mjs";

/**
 * The port that PORT names, 5173 where it names none; ends this process with a message where it cannot be served at.
 * @returns {Promise<number>}
 */
export async function wantedPort() {
  const name = process.env["PORT"] || "5173";
  const port = /^\d+$/.test(name) ? Number(name) : Number.NaN;
  if (!(port >= 1 && port <= 65535)) giveUp(`PORT must be a number from 1 to 65535; it is "${name}".`);
  const trouble = await tryPort(port);
  const command = process.env["npm_lifecycle_event"] === "dev" ? "npm run dev" : "npm start";
  if (trouble === "EADDRINUSE") giveUp(`Port ${port} is in use. Choose another one: PORT=${port + 1} ${command}`);
  if (trouble) giveUp(`Port ${port} cannot be served at (${trouble}). Choose another one: PORT=8080 ${command}`);
  return port;
}

/** A port that nobody listens at. */
export async function freePort() {
  const server = createServer().listen(0, "127.0.0.1");
  await new Promise((resolve) => server.once("listening", resolve));
  const address = server.address();
  await new Promise((resolve) => server.close(resolve));
  if (!address || typeof address === "string") throw new Error("No port is free.");
  return address.port;
}

/**
 * @param {number} port
 * @returns {Promise<string | undefined>} The system's code for what stands against listening there.
 */
function tryPort(port) {
  const server = createServer();
  return new Promise((resolve) => {
    server.once("error", (error) => resolve("code" in error ? String(error.code) : error.message));
    server.listen(port, "127.0.0.1", () => server.close(() => resolve(undefined)));
  });
}
