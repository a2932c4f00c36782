import type { AlarmHistory } from "../../twin/alarms/alarm-history.ts";
import type { TimeRange } from "../../twin/playback/recorded-history.ts";
import type { AlarmLine } from "./alarm-lines.ts";
import type { Answer, RequestProblem } from "./session-requests.ts";

/** What there is to show: nothing before the first answer. */
export interface FollowedHistory {
  readonly lines: readonly AlarmLine[] | undefined;
  /** Whether there are older events than those. */
  readonly isCut: boolean;
  readonly problem: RequestProblem | undefined;
}

export interface HistoryEdges {
  readonly ask: (range: TimeRange) => Promise<Answer<AlarmHistory>>;
  /** @param before the highest key of the lines that stay */
  readonly linesOf: (history: AlarmHistory, before: number) => AlarmLine[];
  readonly nowUs: () => number;
  /** Tells of every change of the alarms that stand; returns its remover. */
  readonly onAlarms: (changed: () => void) => () => void;
  readonly show: (history: FollowedHistory) => void;
}

/** What happened is in the journal a moment after it is told; and a flood of alarms is no flood of questions. */
const settleMs = 1000;

/** Events are in order of their time, not of their arrival: so far back they are asked for again. */
const overlapUs = 60e6;

/**
 * Shows what happened to alarms over a range up to now, and what happens from then on: whenever alarms have changed, the
 * host is asked for what is new alone.
 *
 * @returns ends it
 */
export function followAlarmHistory(rangeUs: number, edges: HistoryEdges): () => void {
  const { ask, linesOf, nowUs, onAlarms, show } = edges;
  let shown: readonly AlarmLine[] | undefined;
  let askedUs = 0;
  let isCut = false;
  let isBusy = false;
  let isEnded = false;
  let timer: ReturnType<typeof setTimeout> | undefined;

  const look = async (): Promise<void> => {
    isBusy = true;
    const toUs = nowUs();
    // Whoever has gone back in time does not see what is to come.
    const kept = toUs < askedUs ? undefined : shown;
    const fromUs = kept === undefined ? toUs - rangeUs : askedUs - overlapUs;
    const answer = await ask({ fromUs, toUs });
    isBusy = false;
    if (isEnded) return;
    if (answer.problem !== undefined) {
      // What is there stays; the next change asks again.
      if (kept === undefined) show({ lines: undefined, isCut: false, problem: answer.problem });
      return;
    }
    const { result } = answer;
    askedUs = toUs;
    const next = result.isCut ? linesOf(result, 0) : joinLines(kept ?? [], fromUs, result, linesOf);
    if (next === shown) return;
    isCut = result.isCut || (kept !== undefined && isCut);
    shown = next;
    show({ lines: next, isCut, problem: undefined });
  };
  const lookLater = (): void => {
    timer ??= setTimeout(() => {
      timer = undefined;
      if (isBusy) lookLater();
      else void look();
    }, settleMs);
  };

  const remove = onAlarms(lookLater);
  void look();
  // For what happened just before, and was on its way to the journal.
  lookLater();
  return () => {
    isEnded = true;
    clearTimeout(timer);
    remove();
  };
}

/** Lines with those of a newer answer in place of all from its beginning on; the same lines where nothing is new. */
function joinLines(
  lines: readonly AlarmLine[],
  fromUs: number,
  answer: AlarmHistory,
  linesOf: HistoryEdges["linesOf"],
): readonly AlarmLine[] {
  const first = lines.findIndex(({ timeUs }) => timeUs < fromUs);
  const older = first < 0 ? [] : lines.slice(first);
  if (lines.length > 0 && answer.timeUs.length === lines.length - older.length) return lines;
  return [...linesOf(answer, Number(older[0]?.key ?? 0)), ...older];
}
