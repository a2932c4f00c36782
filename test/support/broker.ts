import { type ChildProcess, spawn, spawnSync } from "node:child_process";
import { existsSync } from "node:fs";
import { chmod, mkdtemp, rm, writeFile } from "node:fs/promises";
import { createConnection } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import type { Certificates } from "./certificates.ts";
import { freePort } from "./free-port.ts";
import { startWebSocketGateway } from "./websocket-gateway.ts";

/** The Mosquitto to test with; empty where there is none. */
export const mosquittoPath =
  process.env.VITRINE_MOSQUITTO ??
  ["/usr/sbin/mosquitto", "/usr/bin/mosquitto", "/opt/homebrew/sbin/mosquitto"].find(existsSync) ??
  "";

export const hasMosquitto = mosquittoPath !== "";

/** What the broker of the tests speaks: MQTT 5, or 3.1.1 where only the embedded one is there. */
export const brokerProtocol = hasMosquitto ? 5 : 4;

const embeddedBroker = fileURLToPath(new URL("embedded-broker.ts", import.meta.url));

export interface BrokerOptions {
  /** A free one unless given: a broker that comes back has the port that it had. */
  readonly port?: number;
  readonly user?: { readonly name: string; readonly password: string };
  readonly tls?: (Certificates & { readonly requireClientCertificate?: boolean }) | undefined;
  readonly isWebSocket?: boolean;
  /** Lines of mosquitto.conf besides. */
  readonly configuration?: readonly string[];
}

export interface TestBroker {
  readonly url: string;
  readonly port: number;
  /** Ends it without a goodbye, as a crash does. */
  kill(): Promise<void>;
}

/** Starts a real Mosquitto on loopback, or the embedded broker where there is none: in both cases a process of its own. */
export async function startBroker(options: BrokerOptions = {}): Promise<TestBroker> {
  const port = options.port ?? (await freePort());
  const { tls, isWebSocket } = options;
  const scheme = `${isWebSocket === true ? "ws" : "mqtt"}${tls === undefined ? "" : "s"}`;
  const url = `${scheme}://localhost:${port}`;
  if (isWebSocket !== true) return { url, port, kill: await startTcpBroker(options, port) };

  const brokerPort = await freePort();
  const killBroker = await startTcpBroker({ ...options, tls: undefined }, brokerPort);
  const gateway = await startWebSocketGateway(port, brokerPort, tls);
  return {
    url,
    port,
    async kill() {
      await gateway.stop();
      await killBroker();
    },
  };
}

/** @returns a function that kills it */
async function startTcpBroker(options: BrokerOptions, port: number): Promise<() => Promise<void>> {
  const folder = await mkdtemp(join(tmpdir(), "vitrine-broker-"));
  const broker = hasMosquitto
    ? await spawnMosquitto(options, port, folder)
    : spawn(process.execPath, [embeddedBroker, String(port), JSON.stringify(options)], { stdio: "ignore" });
  const exit = new Promise((resolve) => broker.once("exit", resolve));
  await acceptsConnections(port, broker);
  return async () => {
    broker.kill("SIGKILL");
    await exit;
    await rm(folder, { recursive: true, force: true });
  };
}

async function spawnMosquitto(options: BrokerOptions, port: number, folder: string): Promise<ChildProcess> {
  await writeFile(join(folder, "mosquitto.conf"), (await configuration(options, port, folder)).join("\n"));
  // Mosquitto gives up root for a user who has to read these files.
  await chmod(folder, 0o755);
  return spawn(mosquittoPath, ["-c", join(folder, "mosquitto.conf")], { stdio: "ignore" });
}

async function configuration(options: BrokerOptions, port: number, folder: string): Promise<string[]> {
  const { user, tls } = options;
  const lines = [`listener ${port} 127.0.0.1`];
  if (user === undefined) {
    lines.push("allow_anonymous true");
  } else {
    const file = join(folder, "passwords");
    await writeFile(file, `${user.name}:${user.password}\n`);
    spawnSync(mosquittoPath.replace(/mosquitto$/, "mosquitto_passwd").replace("/sbin/", "/bin/"), ["-U", file]);
    await chmod(file, 0o644);
    lines.push("allow_anonymous false", `password_file ${file}`);
  }
  if (tls !== undefined) {
    lines.push(`cafile ${tls.caFile}`, `certfile ${tls.serverCertificateFile}`, `keyfile ${tls.serverKeyFile}`);
    if (tls.requireClientCertificate === true) lines.push("require_certificate true");
  }
  return [...lines, ...(options.configuration ?? [])];
}

async function acceptsConnections(port: number, broker: ChildProcess): Promise<void> {
  for (let attempt = 0; attempt < 100; attempt++) {
    if (broker.exitCode !== null) throw new Error(`the broker ended with status ${broker.exitCode}`);
    const isOpen = await new Promise<boolean>((resolve) => {
      const socket = createConnection(port, "127.0.0.1", () => {
        socket.destroy();
        resolve(true);
      });
      socket.once("error", () => resolve(false));
    });
    if (isOpen) return;
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
  throw new Error(`the broker does not listen on port ${port}`);
}
