import type { StandingAlarm } from "../../twin/alarms/standing-alarm.ts";

/**
 * Alarms without what people said of them, which is between operators. An alarm that did not change gives the same
 * object again.
 */
export function createVisitorAlarms(): (alarm: StandingAlarm) => StandingAlarm {
  const known = new WeakMap<StandingAlarm, StandingAlarm>();
  return (alarm) => {
    const { shelved, outOfService } = alarm;
    const said = { who: "", text: "" };
    const plain = known.get(alarm) ?? {
      ...alarm,
      comment: null,
      shelved: shelved === null ? null : { ...shelved, ...said },
      outOfService: outOfService === null ? null : { ...outOfService, ...said },
    };
    known.set(alarm, plain);
    return plain;
  };
}
