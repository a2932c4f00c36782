import { expect, it } from "vitest";
import { createOpenScreens } from "../../../electron/services/open-screens.ts";
import { createMemoryPair } from "../../support/channel-pair.ts";
import { silentLog } from "../../support/host.ts";

it("a screen that fails is closed, and disturbs neither the host nor the others", () => {
  const screens = createOpenScreens(silentLog);
  const [first, failing, last] = [createMemoryPair(), createMemoryPair(), createMemoryPair()];
  const told: string[] = [];
  screens.add({ tick: () => told.push("first") }, first.host);
  screens.add(
    {
      tick() {
        told.push("failing");
        throw new Error("it cannot be served");
      },
    },
    failing.host,
  );
  screens.add({ tick: () => told.push("last") }, last.host);
  const closed: string[] = [];
  failing.host.onClose((reason) => closed.push(reason));

  screens.tick(1);
  screens.tick(2);
  expect(told).toEqual(["first", "failing", "last", "first", "last"]);
  expect(closed).toEqual(["the host could not serve this screen"]);

  // Whoever leaves is told nothing more.
  last.host.close();
  screens.tick(3);
  expect(told.slice(5)).toEqual(["first"]);
});
