import fc from "fast-check";
import { expect, it } from "vitest";
import { createEventQueue } from "../../../twin/simulation/event-queue.ts";

it("lets things happen by time, those of the same time as they were planned, and none before it is due", () => {
  fc.assert(
    fc.property(fc.array(fc.nat(20), { maxLength: 3000 }), fc.nat(20), (times, nowUs) => {
      const queue = createEventQueue();
      const happened: { timeUs: number; rank: number }[] = [];
      const event = { happen: (timeUs: number, rank: number) => void happened.push({ timeUs, rank }) };
      for (const [rank, timeUs] of times.entries()) queue.plan(timeUs, event, rank);
      queue.runUntil(nowUs);
      const due = times.map((timeUs, rank) => ({ timeUs, rank })).filter((each) => each.timeUs <= nowUs);
      expect(happened).toEqual(due.sort((a, b) => a.timeUs - b.timeUs || a.rank - b.rank));
    }),
    { seed: 5 },
  );
});

it("lets happen what is planned meanwhile, where it is due as well", () => {
  const queue = createEventQueue();
  const seen: number[] = [];
  const again = {
    happen(nowUs: number): void {
      seen.push(nowUs);
      queue.plan(nowUs + 10, again);
    },
  };
  queue.plan(5, again);
  queue.runUntil(30);
  expect(seen).toEqual([5, 15, 25]);
});
