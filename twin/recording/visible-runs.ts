import type { TimeRange } from "../playback/recorded-history.ts";

/** A stretch during which a recorder ran; of two, that with the larger id is the newer one. */
export interface Run extends TimeRange {
  readonly id: number;
}

/**
 * What is to be seen of runs, in order of time and apart: a host's clock may have been set back, so that two runs
 * claim the same time, and there the newer one counts. A run that is partly covered is there in pieces.
 */
export function visibleRuns(runs: readonly Run[]): Run[] {
  const visible: Run[] = [];
  for (const run of runs.toSorted((a, b) => b.id - a.id)) {
    let pieces: Run[] = [run];
    for (const cover of [...visible]) pieces = pieces.flatMap((piece) => outside(piece, cover));
    visible.push(...pieces);
  }
  return visible.sort((a, b) => a.fromUs - b.fromUs);
}

/** The stretch that holds a moment, or else the latest one before it. */
export function visibleRunAt(visible: readonly Run[], timeUs: number): Run | undefined {
  return visible.findLast((run) => run.fromUs <= timeUs);
}

/** Stretches of time with those that touch made one. */
export function joinRanges(visible: readonly Run[]): TimeRange[] {
  const joined: TimeRange[] = [];
  for (const { fromUs, toUs } of visible) {
    const last = joined.at(-1);
    if (last !== undefined && fromUs <= last.toUs + 1) joined[joined.length - 1] = { fromUs: last.fromUs, toUs };
    else joined.push({ fromUs, toUs });
  }
  return joined;
}

function outside(run: Run, cover: TimeRange): Run[] {
  if (cover.toUs < run.fromUs || cover.fromUs > run.toUs) return [run];
  const pieces: Run[] = [];
  if (run.fromUs < cover.fromUs) pieces.push({ ...run, toUs: cover.fromUs - 1 });
  if (run.toUs > cover.toUs) pieces.push({ ...run, fromUs: cover.toUs + 1 });
  return pieces;
}
