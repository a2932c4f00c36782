import { afterEach, beforeEach, describe, expect, it } from "vitest";
import type { TestScreen } from "../../support/host.ts";
import { createRecordedTime, type RecordedTime } from "../../support/recorded-time.ts";

const state = 0;
const key = "line-1/pump-1/state/fault";

describe("what people do to alarms", () => {
  let host: RecordedTime;
  let screen: TestScreen;
  beforeEach(async () => {
    host = createRecordedTime();
    screen = await host.open();
    host.put(state, 3);
    await host.pass(0.1);
  });
  afterEach(() => host.dispose());

  it("is seen by every screen, and who did it is in the journal", async () => {
    const other = await host.open();
    const answer = await screen.end.request("act-on-alarms", { alarms: [key], action: "acknowledge", who: "王工" });
    await host.pass(0.1);
    expect(answer).toEqual({ refused: [] });
    expect(other.alarms).toMatchObject([{ id: "fault", isUnacknowledged: false }]);
    expect(host.history.entries.at(-1)).toMatchObject({ kind: "alarm-action", action: "acknowledge", who: "王工" });
  });

  it("is refused for the alarms that it does not fit, and done to the others", async () => {
    const alarms = [key, "line-1/pump-2/state/fault", "no/such/alarm"];
    const { refused } = await screen.end.request("act-on-alarms", { alarms, action: "acknowledge", who: "" });
    expect(refused.map(({ alarm }) => alarm)).toEqual(alarms.slice(1));
  });

  it("needs a reason and an end where an alarm goes out of sight", async () => {
    const shelve = { alarms: [key], action: "shelve" as const, who: "", text: "sensor", untilUs: host.nowUs + 60e6 };
    await expect(screen.end.request("act-on-alarms", { ...shelve, text: " " })).rejects.toThrow();
    await expect(screen.end.request("act-on-alarms", { ...shelve, untilUs: host.nowUs })).rejects.toThrow("later");
    await expect(
      screen.end.request("act-on-alarms", { ...shelve, untilUs: host.nowUs + 8 * 86_400e6 }),
    ).rejects.toThrow("seven days");
    await screen.end.request("act-on-alarms", shelve);
    await host.pass(0.1);
    expect(screen.alarms).toMatchObject([{ shelved: { text: "sensor" }, isActive: true }]);
    await host.step(61);
    await host.pass(0.1);
    expect(screen.alarms).toMatchObject([{ shelved: null, isUnacknowledged: true }]);
  });

  it("is not for visitors, who are not told either who said what", async () => {
    const comment = { alarms: [key], action: "comment" as const, who: "王工", text: "belt" };
    await screen.end.request("act-on-alarms", comment);
    const visitor = await host.open({}, "visitor");
    await host.pass(0.1);
    expect(screen.alarms[0]?.comment).toMatchObject({ who: "王工", text: "belt" });
    expect(visitor.alarms).toMatchObject([{ id: "fault", comment: null }]);
    await expect(visitor.end.request("act-on-alarms", comment)).rejects.toMatchObject({ code: "not-allowed" });
    const range = { fromUs: host.startUs, toUs: host.nowUs, limit: 10 };
    const whole = await screen.end.request("alarm-history", range);
    expect([whole.timeUs.length, whole.said]).toEqual([2, [{ place: 0, who: "王工", text: "belt" }]]);
    const shown = await visitor.end.request("alarm-history", range);
    expect([shown.timeUs.length, shown.said]).toEqual([2, []]);
  });
});
