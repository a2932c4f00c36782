import { BroadcastChannel } from "node:worker_threads";

/** What a subscriber under test says of itself, a few times a second. */
export interface CpuReport {
  readonly received: number;
  /** CPU time of its thread, microseconds. */
  readonly cpuUs: number;
}

export const cpuChannel = "vitrine-bench-cpu";

/** Reports this thread's CPU time; `received` says how many messages it has had. */
export function reportCpu(received: () => number): void {
  const channel = new BroadcastChannel(cpuChannel);
  setInterval(() => {
    const { user, system } = process.threadCpuUsage();
    channel.postMessage({ received: received(), cpuUs: user + system } satisfies CpuReport);
  }, 100).unref();
}
