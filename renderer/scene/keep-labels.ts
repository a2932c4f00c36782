import type { AlarmPriority } from "../../twin/alarms/standing-alarm.ts";
import type { MachineState } from "../../twin/appearance/machine-state.ts";
import { chainTo } from "../../twin/plant/plant-index.ts";
import { urgentAlarms } from "../session/alarm-counts.ts";
import { readLabel } from "../session/label-content.ts";
import { measureTakt } from "../session/measured-takt.ts";
import type { SessionStore } from "../session/session-store.ts";
import { createChooseLabels } from "./choose-labels.ts";
import type { CardTexts } from "./label-element.ts";
import type { Stage } from "./stage.ts";

/** Words that labels need beside what the plant says. */
export interface LabelWords {
  nameState(state: MachineState): string;
  cardTexts(): CardTexts;
}

/** Keeps labels and floor rings as what is looked at, pointed at and in alarm wants them. */
export interface KeepLabels {
  (): void;
  dispose(): void;
}

/** Labels are read this often: their figures are for reading. */
const everyMs = 200;

/** Machines with a card at most: what is pointed at, what is urgent, and the slowest of a line. */
const cardsAtMost = 4;

export function createKeepLabels(stage: Stage, store: SessionStore, words: LabelWords): KeepLabels {
  const { live } = stage;
  const { assets } = live.plant.view;
  const chooseLabels = createChooseLabels(live.plant);
  const takts = measureTakt(live);
  /** What has no room for a card, as long as the same is looked at: it has a plain label. */
  const cramped = new Set<number>();
  let crampedAt = "";
  let dueMs = 0;
  let labelled = "";
  let countedAlarms = store.getState().alarms;
  let alarmRevision = 0;
  let alarmed = urgentAlarms(live.plant, countedAlarms);

  const priorityOf = (asset: number): AlarmPriority | undefined =>
    stage.evaluateAppearance.hasFault(asset) ? "critical" : alarmed.get(asset);

  /** The machines that get a card: those pointed at or urgent, then the one that a line waits for. */
  const chooseCards = (labels: readonly number[], pointedAt: readonly (number | undefined)[]): ReadonlySet<number> => {
    const machines = labels.filter((asset) => assets[asset]?.level === "device");
    const first = machines.filter((asset) => pointedAt.includes(asset) || priorityOf(asset) !== undefined);
    const slowest = machines.reduce<number | undefined>((slow, asset) => {
      const isSlower = (takts.read(asset) ?? 0) > (slow === undefined ? 0 : (takts.read(slow) ?? 0));
      return isSlower ? asset : slow;
    }, undefined);
    return new Set([...first.slice(0, cardsAtMost - 1), ...(slowest === undefined ? [] : [slowest])]);
  };

  const ring = (labels: readonly number[], selected: number | undefined): void => {
    const ringed = new Map<number, AlarmPriority>();
    for (const asset of labels) {
      const priority = priorityOf(asset);
      if (priority !== undefined) ringed.set(asset, priority);
    }
    stage.rings.set(selected, store.getState().highlighted, ringed);
  };

  const run = (): void => {
    const { focus, selected, hovered, highlighted, language, alarms } = store.getState();
    if (alarms !== countedAlarms) {
      countedAlarms = alarms;
      alarmRevision++;
      alarmed = urgentAlarms(live.plant, alarms);
    }
    const { faultRevision, countFaults } = stage.evaluateAppearance;
    const key = `${focus} ${selected} ${hovered} ${highlighted.join()} ${language} ${faultRevision} ${alarmRevision}`;
    const nowMs = performance.now();
    if (key === labelled && nowMs < dueMs) return;
    labelled = key;
    dueMs = nowMs + everyMs;
    const place = `${focus} ${selected}`;
    if (place !== crampedAt) cramped.clear();
    crampedAt = place;
    const isUrgent = (asset: number): boolean => priorityOf(asset) !== undefined || highlighted.includes(asset);
    const labels = chooseLabels(focus, selected, hovered, isUrgent);
    const isParkSeen = assets[focus]?.level === "park";
    const isLineSeen = ["line", "cell", "device"].includes(assets[focus]?.level ?? "park");
    const cards = isLineSeen ? chooseCards(labels, [selected, hovered, ...highlighted]) : new Set<number>();
    for (const asset of cards) if (stage.labels.lacksRoom(asset)) cramped.add(asset);
    stage.labels.choose(
      labels,
      (asset) =>
        readLabel(live, asset, {
          language,
          faults: countFaults(asset),
          priority: priorityOf(asset),
          isMarked: asset === selected,
          // A park is its buildings; its pumps and chillers are named where there is room.
          isNeeded: !isParkSeen || assets[asset]?.level !== "device",
          isCard: cards.has(asset) && !cramped.has(asset),
          taktS: takts.read(asset),
          nameState: words.nameState,
        }),
      words.cardTexts(),
    );
    ring(labels, selected);
    // A line is seen among those of its workshop.
    const chain = chainTo(live.plant, focus);
    stage.texts.renew(chain.find((above) => assets[above]?.level === "workshop") ?? focus);
  };
  return Object.assign(run, { dispose: takts.dispose });
}
