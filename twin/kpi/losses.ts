import { type Elements, judgedUnits } from "./elements.ts";
import type { Losses, MinuteUnderWay } from "./kpi-result.ts";
import { paceOf } from "./pace.ts";

/**
 * Where the planned time went: the losses of availability as they were reported, then what was lost by working slower
 * than planned, then the planned run time of what was scrapped. What is left, held against the known time, is the OEE.
 * Of a pace that cannot be told nothing is lost, and nothing gained; nor is it by scrap of which nobody tells. Undefined
 * where no device has a planned run time per item, or where devices without one are in the sum.
 */
export function lossesOf(elements: Elements): Losses | undefined {
  const e = elements;
  if (e.devices === 0 || e.pacedDevices !== e.devices) return undefined;
  const idealUs = e.productionUs * (paceOf(e) ?? 1);
  const goodShare = e.checked > 0 ? e.good / judgedUnits(e) : 1;
  return {
    plannedUs: e.plannedUs,
    missingUs: Math.max(0, e.plannedUs - e.knownUs),
    lost: {
      ...timeLostIn(e),
      slow: e.productionUs - idealUs,
      scrap: idealUs * (1 - goodShare),
    },
    valuableUs: idealUs * goodShare,
  };
}

/** Where the planned time went that was not production, as it was reported. */
export function timeLostIn(e: Elements): MinuteUnderWay["lost"] {
  return {
    down: e.downUs,
    maintenance: e.maintenanceUs,
    setup: e.setupUs,
    blocked: e.blockedUs,
    starved: e.starvedUs,
    idle: e.idleUs,
    stopped: e.stoppedUs,
  };
}
