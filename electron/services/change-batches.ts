import type { Profile, ProfileView } from "../../twin/plant/plant-view.ts";
import { encodeBatches } from "../../twin/telemetry/encode-batch.ts";
import {
  appendSample,
  appendTextSample,
  clearSamples,
  createSampleColumns,
} from "../../twin/telemetry/sample-columns.ts";
import type { SignalTable } from "../../twin/telemetry/signal-table.ts";

/** Turns what changed in the host's table into batches for screens. */
export interface ChangeBatches {
  /** Batches of every signal that changed after a revision, last values only. */
  since(profile: Profile, revision: number): readonly Uint8Array[];
  /** Forgets the batches of the last tick; screens that are in step share them within one. */
  nextTick(): void;
}

/**
 * A screen needs no queue of its own: the table knows in which revision each signal last changed, so whatever a
 * screen missed is in the next batch, once.
 *
 * @param isText whether a signal carries texts, by its place in the plant's list
 */
export function createChangeBatches(
  table: SignalTable,
  isText: Uint8Array,
  view: (profile: Profile) => ProfileView,
): ChangeBatches {
  const columns = createSampleColumns(1024);
  const encoded = new Map<string, readonly Uint8Array[]>();

  const encode = (profile: Profile, revision: number): readonly Uint8Array[] => {
    clearSamples(columns);
    const { signalInPlant } = view(profile);
    for (let place = 0; place < signalInPlant.length; place++) {
      const signal = signalInPlant[place] ?? 0;
      if ((table.changedIn[signal] ?? 0) <= revision) continue;
      const timeUs = table.timeUs[signal] ?? Number.NaN;
      // A table of another moment holds signals that were not seen by then.
      if (Number.isNaN(timeUs)) continue;
      const quality = table.quality[signal] ?? 0;
      const lagUs = table.lagUs[signal] ?? 0;
      if (isText[signal] === 1) appendTextSample(columns, place, timeUs, table.text[signal] ?? "", quality, lagUs);
      else appendSample(columns, place, timeUs, table.value[signal] ?? Number.NaN, quality, lagUs);
    }
    return encodeBatches(columns);
  };

  return {
    since(profile, revision) {
      if (revision === table.revision) return [];
      const key = `${profile} ${revision}`;
      const known = encoded.get(key);
      if (known !== undefined) return known;
      const batches = encode(profile, revision);
      encoded.set(key, batches);
      return batches;
    },
    nextTick: () => encoded.clear(),
  };
}
