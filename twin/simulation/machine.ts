import type { MachineState } from "../appearance/machine-state.ts";
import type { Foreman, Machine, MachineSurroundings } from "./machine-model.ts";
import type { MachineSettings } from "./machine-schema.ts";
import type { Random } from "./random.ts";
import { createUpkeep } from "./upkeep.ts";
import { createWear } from "./wear.ts";

type Phase = "waiting" | "setup" | "working" | "upkeep" | "down";

export function createMachine(
  path: string,
  settings: MachineSettings,
  random: Random,
  { queue, calendar, crew, watch }: MachineSurroundings,
  foreman: Foreman,
  startUs: number,
): Machine {
  const wear = createWear(settings.failures, random);
  const upkeep = createUpkeep(settings.upkeep, random);
  const works = settings.isAttended ? calendar : undefined;
  let phase: Phase = "waiting";
  let waits: "idle" | "starved" | "blocked" = "idle";
  let isOff = works?.isWorking(startUs) === false;
  /** Counts interruptions: what was planned before is void. */
  let run = 0;
  let sinceUs = startUs;
  let leftUs = 0;
  let workUs = 0;
  let workLeftUs = 0;
  let ranUs = 0;
  let product = -1;
  /** The failure that the machine stands for, or will have when the present run is over; -1 for none. */
  let failure = -1;
  let upkeepDone: string | undefined;
  /** Whom to tell, by failure: one may have been asked for more than once. */
  const onMended = new Map<number, (() => void)[]>();

  const isTimed = (): boolean => phase === "setup" || phase === "working" || phase === "upkeep";
  const isRunning = (): boolean => phase === "working" && !isOff;
  const elapsedUs = (nowUs: number): number => (isTimed() && !isOff ? nowUs - sinceUs : 0);

  /** Takes the time since the last interruption into account. */
  const bank = (nowUs: number): void => {
    const elapsed = elapsedUs(nowUs);
    leftUs -= elapsed;
    if (isRunning()) {
      wear.run(elapsed);
      upkeep.run(elapsed);
      ranUs += elapsed;
    }
    sinceUs = nowUs;
  };
  const show = (nowUs: number): void => {
    const state = stateOf(phase, waits, isOff, upkeep.stateOf(upkeepDone));
    if (state === machine.state) return;
    const before = machine.state;
    const beforeUs = machine.stateSinceUs;
    machine.state = state;
    machine.stateSinceUs = nowUs;
    watch.onState(machine, before, beforeUs, nowUs);
  };
  /** Goes on with the present phase, from now. */
  const resume = (nowUs: number): void => {
    run++;
    sinceUs = nowUs;
    failure = phase === "down" ? failure : -1;
    if (isTimed() && !isOff) {
      const next = phase === "working" ? wear.next : -1;
      const untilFailureUs = wear.leftUs(next);
      if (untilFailureUs < leftUs) failure = next;
      const inUs = Math.min(untilFailureUs, leftUs);
      if (Number.isFinite(inUs)) queue.plan(nowUs + inUs, ended, run);
    }
    show(nowUs);
  };
  const enter = (next: Phase, forUs: number, nowUs: number): void => {
    phase = next;
    leftUs = forUs;
    resume(nowUs);
  };
  const fail = (nowUs: number): void => {
    wear.fail(failure);
    watch.onFailure(machine, failure, nowUs);
    const { mttrS = 0, stops = true } = wear.failures[failure] ?? {};
    const repairUs = random.exponential(mttrS) * 1e6;
    if (!stops) {
      queue.plan(nowUs + repairUs, mended, failure);
      resume(nowUs);
      return;
    }
    const came = failure;
    workLeftUs = leftUs;
    enter("down", 0, nowUs);
    crew.request(nowUs, (beginUs) => queue.plan(beginUs + repairUs, repaired, came));
  };
  const renew = (of: number): void => {
    wear.mend(of);
    for (const tell of onMended.get(of) ?? []) tell();
    onMended.delete(of);
  };
  const goOn = (nowUs: number): void => {
    renew(failure);
    failure = -1;
    enter("working", workLeftUs, nowUs);
  };
  const ended = {
    happen(nowUs: number, tag: number): void {
      if (tag !== run) return;
      const due = failure;
      bank(nowUs);
      if (phase === "working" && due >= 0) {
        fail(nowUs);
        return;
      }
      leftUs = 0;
      if (phase === "setup") enter("working", workUs, nowUs);
      else if (phase === "upkeep") {
        upkeep.done(upkeepDone);
        upkeepDone = undefined;
        machine.unload(nowUs);
      } else {
        phase = "waiting";
        waits = "blocked";
        run++;
        foreman.onDone(machine, nowUs);
      }
    },
  };
  const repaired = {
    happen(nowUs: number, tag: number): void {
      crew.release(nowUs);
      // Somebody may have taken the failure away before.
      if (phase === "down" && failure === tag) goOn(nowUs);
    },
  };
  const requested = {
    happen(nowUs: number, tag: number): void {
      bank(nowUs);
      // A machine that does not work now fails when it next does.
      if (wear.expire(tag, nowUs) && phase !== "down") resume(nowUs);
    },
  };
  const mended = { happen: (nowUs: number, tag: number): void => machine.mend(tag, nowUs) };
  const shifted = {
    happen(nowUs: number): void {
      bank(nowUs);
      isOff = works?.isWorking(nowUs) === false;
      planShift(nowUs);
      if (machine.isFree) foreman.onFree(machine, nowUs);
      if (phase === "down" || phase === "waiting") show(nowUs);
      else if (sinceUs === nowUs) resume(nowUs);
    },
  };
  const planShift = (nowUs: number): void => {
    const nextUs = works?.nextChangeUs(nowUs) ?? Number.POSITIVE_INFINITY;
    if (Number.isFinite(nextUs)) queue.plan(nextUs, shifted);
  };

  const machine = {
    path,
    settings,
    random,
    wear,
    state: stateOf(phase, waits, isOff, "setup"),
    stateSinceUs: startUs,
    total: 0,
    scrap: 0,
    reworked: 0,
    get cause() {
      if (phase === "down") return wear.failures[failure]?.id ?? "";
      if (phase === "upkeep") return upkeepDone ?? "";
      return phase === "setup" ? "changeover" : "";
    },
    get isFree() {
      return phase === "waiting" && waits !== "blocked" && !isOff;
    },
    get isHolding() {
      return phase === "waiting" && waits === "blocked";
    },
    runUs: (nowUs: number) => ranUs + (isRunning() ? nowUs - sinceUs : 0),
    progressAt(nowUs: number) {
      if (workUs === 0 || !Number.isFinite(workUs)) return 0;
      if (phase === "setup") return 0;
      const left = phase === "down" ? workLeftUs : leftUs - elapsedUs(nowUs);
      return phase === "waiting" || phase === "upkeep" ? 1 : Math.min(1, Math.max(0, 1 - left / workUs));
    },
    strengthAt: (of: number, nowUs: number) => wear.strength(of, isRunning() ? nowUs - sinceUs : 0, nowUs),
    upkeepAt: (id: string, nowUs: number) => upkeep.at(id, isRunning() ? nowUs - sinceUs : 0),
    begin(forUs: number, ofProduct: number, nowUs: number) {
      const isOther = product !== -1 && product !== ofProduct && settings.setupS > 0;
      product = ofProduct;
      workUs = forUs;
      waits = "idle";
      if (isOther) enter("setup", settings.setupS * 1e6, nowUs);
      else enter("working", forUs, nowUs);
    },
    wait(as: typeof waits, nowUs: number) {
      phase = "waiting";
      waits = as;
      show(nowUs);
    },
    count(good: number, scrap: number, reworked: number, nowUs: number) {
      machine.total += good + scrap;
      machine.scrap += scrap;
      machine.reworked += reworked;
      upkeep.made(good + scrap);
      watch.onCount(machine, good, scrap, reworked, nowUs);
    },
    unload(nowUs: number) {
      waits = "idle";
      upkeepDone = upkeep.due();
      if (upkeepDone !== undefined) {
        enter("upkeep", upkeep.durationUs(upkeepDone), nowUs);
        return;
      }
      phase = "waiting";
      foreman.onFree(machine, nowUs);
      show(nowUs);
    },
    hasten(of: number, inUs: number, severity: number, nowUs: number, whenMended: () => void) {
      onMended.set(of, [...(onMended.get(of) ?? []), whenMended]);
      bank(nowUs);
      wear.hasten(of, inUs, severity, nowUs);
      queue.plan(nowUs + inUs, requested, of);
      if (phase !== "down") resume(nowUs);
    },
    mend(of: number, nowUs: number) {
      if (phase === "down" && failure === of) {
        goOn(nowUs);
        return;
      }
      bank(nowUs);
      renew(of);
      if (phase !== "down") resume(nowUs);
    },
  };
  planShift(startUs);
  return machine;
}

function stateOf(
  phase: Phase,
  waits: "idle" | "starved" | "blocked",
  isOff: boolean,
  upkeep: "setup" | "maintenance",
): MachineState {
  if (isOff && phase !== "down") return "stopped";
  switch (phase) {
    case "waiting":
      return waits;
    case "setup":
      return "setup";
    case "working":
      return "running";
    case "upkeep":
      return upkeep;
    case "down":
      return "fault";
  }
}
