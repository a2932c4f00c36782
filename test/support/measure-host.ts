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
  memory(): Promise<HostMemory>;
  stop(): Promise<void>;
}

export async function startMeasuredHost(folder: string, brokerUrl: string): Promise<MeasuredHost> {
  const child = fork(fileURLToPath(new URL("measured-host.ts", import.meta.url)), [folder, brokerUrl], {
    execArgv: ["--expose-gc"],
  });
  const { url } = await nextMessage<{ url: string }>(child);
  return {
    url,
    pid: child.pid ?? 0,
    memory() {
      const answer = nextMessage<HostMemory>(child);
      child.send("memory");
      return answer;
    },
    async stop() {
      const exit = new Promise((resolve) => child.once("exit", resolve));
      child.kill("SIGKILL");
      await exit;
    },
  };
}

function nextMessage<Message>(child: ChildProcess): Promise<Message> {
  return new Promise((resolve, reject) => {
    child.once("message", (message) => resolve(message as Message));
    child.once("exit", (code) => reject(new Error(`the host ended with status ${code}`)));
  });
}
