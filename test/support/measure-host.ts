import { type ChildProcess, fork } from "node:child_process";
import { fileURLToPath } from "node:url";

export interface HostMemory {
  /** JavaScript objects and buffers that are still reachable. */
  readonly heldBytes: number;
  readonly rssBytes: number;
}

/** A host in a process of its own, whose memory can be asked for. */
export interface MeasuredHost {
  readonly url: string;
  readonly pid: number;
  /** After collecting what is no longer reachable. */
  memory(): Promise<HostMemory>;
  /** Resident memory as it stands, without disturbing the host, bytes. */
  residentBytes(): Promise<number>;
  stop(): Promise<void>;
}

/** @param dataFolder where the history is kept; undefined to record nothing */
export async function startMeasuredHost(folder: string, brokerUrl: string, dataFolder?: string): Promise<MeasuredHost> {
  const args = dataFolder === undefined ? [folder, brokerUrl] : [folder, brokerUrl, dataFolder];
  const child = fork(fileURLToPath(new URL("measured-host.ts", import.meta.url)), args, {
    execArgv: ["--expose-gc"],
  });
  const { url } = await nextMessage<{ url: string }>(child);
  return {
    url,
    pid: child.pid ?? 0,
    memory: () => ask(child, "memory"),
    residentBytes: async () => (await ask(child, "resident")).rssBytes,
    async stop() {
      const exit = new Promise((resolve) => child.once("exit", resolve));
      child.kill("SIGKILL");
      await exit;
    },
  };
}

function ask(child: ChildProcess, wanted: "memory" | "resident"): Promise<HostMemory> {
  const answer = nextMessage<HostMemory>(child);
  child.send(wanted);
  return answer;
}

function nextMessage<Message>(child: ChildProcess): Promise<Message> {
  return new Promise((resolve, reject) => {
    const onExit = (code: number | null): void => reject(new Error(`the host ended with status ${code}`));
    child.once("message", (message) => {
      child.off("exit", onExit);
      resolve(message as Message);
    });
    child.once("exit", onExit);
  });
}
