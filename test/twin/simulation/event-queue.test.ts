import fc from "fast-check";
import { expect, it } from "vitest";
import { createEventQueue } from "../../../twin/simulation/event-queue.ts";

it("gives events by time, those of the same time as they were planned, and none before it is due", () => {
  fc.assert(
    fc.property(fc.array(fc.nat(20)), fc.nat(20), (times, nowUs) => {
      const queue = createEventQueue<number>();
      for (const [rank, timeUs] of times.entries()) queue.plan(timeUs, rank);
      const due = times.map((timeUs, rank) => ({ timeUs, rank })).filter((each) => each.timeUs <= nowUs);
      due.sort((a, b) => a.timeUs - b.timeUs || a.rank - b.rank);
      for (const { rank } of due) expect(queue.takeDue(nowUs)?.event).toBe(rank);
      expect(queue.takeDue(nowUs)).toBeUndefined();
    }),
    { seed: 5 },
  );
});
