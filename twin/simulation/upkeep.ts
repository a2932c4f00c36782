import type { MachineSettings } from "./machine-schema.ts";
import type { Random } from "./random.ts";

/** When tools are to be changed and machines to be cleaned or serviced. */
export interface Upkeep {
  run(elapsedUs: number): void;
  made(units: number): void;
  /** The id of what is to be done now, the first declared first. */
  due(): string | undefined;
  done(id: string | undefined): void;
  durationUs(id: string): number;
  stateOf(id: string | undefined): "setup" | "maintenance";
  /** Units, or running seconds, since it was last done, and how many there may be. */
  at(id: string, runUs: number): { readonly used: number; readonly allowed: number } | undefined;
}

/** A plant that is looked at for the first time has tools of every age. */
export function createUpkeep(settings: MachineSettings["upkeep"], random: Random): Upkeep {
  const tasks = settings.map((task) => {
    const allowed = task.everyUnits ?? task.everyRunS ?? Number.POSITIVE_INFINITY;
    return { ...task, allowed, used: Number.isFinite(allowed) ? random.uniform() * allowed : 0 };
  });
  const find = (id: string | undefined): (typeof tasks)[number] | undefined => tasks.find((task) => task.id === id);
  return {
    run(elapsedUs) {
      for (const task of tasks) if (task.everyUnits === undefined) task.used += elapsedUs / 1e6;
    },
    made(units) {
      for (const task of tasks) if (task.everyUnits !== undefined) task.used += units;
    },
    due: () => tasks.find(({ used, allowed }) => used >= allowed)?.id,
    done(id) {
      const task = find(id);
      if (task !== undefined) task.used = 0;
    },
    durationUs: (id) => (find(id)?.durationS ?? 0) * 1e6,
    stateOf: (id) => find(id)?.state ?? "setup",
    at(id, runUs) {
      const task = find(id);
      if (task === undefined) return undefined;
      const { used, allowed, everyUnits } = task;
      return { used: used + (everyUnits === undefined ? runUs / 1e6 : 0), allowed };
    },
  };
}
