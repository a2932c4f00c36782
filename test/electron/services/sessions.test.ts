import { expect, it } from "vitest";
import { createLiveSource } from "../../../electron/services/live-source.ts";
import { createSessions } from "../../../electron/services/sessions.ts";
import { silentLog } from "../../support/host.ts";
import { parsedPumpPlant } from "../../support/plant-files.ts";

it("sessions without screens are kept for those that come back, and not without end", () => {
  const past = { alarms: [], marks: [] };
  const source = createLiveSource(parsedPumpPlant(), new Map(), [], undefined, past, silentLog);
  const sessions = createSessions(silentLog);
  const shown = sessions.enter("shown", source, "visitor", 0);
  for (let place = 0; place < 300; place++) {
    sessions.leave(sessions.enter(`left-${place}`, source, "visitor", place), place);
    sessions.tick(place);
  }
  const names = [...sessions.all()].map(({ name }) => name);
  expect(names).toHaveLength(101);
  expect(names).toEqual([shown.name, ...Array.from({ length: 100 }, (_, place) => `left-${place + 200}`)]);
  sessions.tick(601_000_000);
  expect([...sessions.all()]).toEqual([shown]);
});
