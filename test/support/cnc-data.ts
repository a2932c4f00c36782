import { type ChildProcessByStdio, spawn } from "node:child_process";
import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import type { Writable } from "node:stream";
import { root } from "../architecture/read-imports.ts";

/** One row of the measurements: numbers by column, and the process step. */
export type CncRow = Readonly<Record<string, number | string>>;

/** The measurements of a real mill, which stand beside the project; where they do not, rows of our own. */
const measured = join(root, "../shared/data/cnc-mill/experiment_01.csv");
const ownRows = join(root, "test/fixtures/cnc-rows.csv");

/** Where the rows are. */
export function cncRowsPath(): string {
  return existsSync(measured) ? measured : ownRows;
}

export function readCncRows(): { readonly rows: readonly CncRow[]; readonly isMeasured: boolean } {
  const isMeasured = existsSync(measured);
  const [header = "", ...lines] = readFileSync(cncRowsPath(), "utf8").trim().split("\n");
  const columns = header.trim().split(",");
  const rows = lines.map((line) =>
    Object.fromEntries(
      line.split(",").map((cell, place) => {
        const column = columns[place] ?? "";
        return [column, column === "Machining_Process" ? cell.trim() : Number(cell)];
      }),
    ),
  );
  return { rows, isMeasured };
}

/** Publishes the rows with a client that is not ours (see `spawnLinePublisher`), ten a second as they were measured; resolves when it has sent all. */
export async function publishCncRows(
  rows: readonly CncRow[],
  port: number,
  onRow: (place: number) => void,
): Promise<void> {
  const client = spawnLinePublisher(port, "cnc/mill-1");
  const startMs = performance.now();
  for (const [place, row] of rows.entries()) {
    const waitMs = startMs + place * 100 - performance.now();
    if (waitMs > 0) await new Promise((resolve) => setTimeout(resolve, waitMs));
    client.stdin.write(`${JSON.stringify({ ts: Date.now(), ...row })}\n`);
    onRow(place);
  }
  client.stdin.end();
  const status = await new Promise((resolve) => client.once("exit", resolve));
  if (status !== 0) throw new Error(`the publisher ended with status ${String(status)}`);
}

const mosquittoClient = ["/usr/bin/mosquitto_pub", "/opt/homebrew/bin/mosquitto_pub"].find(existsSync);

/** A process that publishes each line of its input: Mosquitto's client, or mqtt.js's own command where there is none. */
function spawnLinePublisher(port: number, topic: string): ChildProcessByStdio<Writable, null, null> {
  const target = ["-h", "127.0.0.1", "-p", String(port), "-t", topic];
  const stdio: ["pipe", "ignore", "inherit"] = ["pipe", "ignore", "inherit"];
  if (mosquittoClient !== undefined) return spawn(mosquittoClient, [...target, "-l"], { stdio });
  return spawn(
    process.execPath,
    [join(root, "node_modules/mqtt/build/bin/mqtt.js"), "publish", ...target, "-M", "-s"],
    {
      stdio,
    },
  );
}
