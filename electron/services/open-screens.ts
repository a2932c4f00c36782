import type { Logger } from "pino";
import type { Channel } from "../../twin/bridge/channel.ts";
import type { ScreenSession } from "./screen-session.ts";

/** The screens that a host serves, each until its channel closes. */
export interface OpenScreens {
  add(screen: Pick<ScreenSession, "tick">, channel: Channel): void;
  tick(nowUs: number): void;
}

/** Lets time pass for every screen. One that fails is let go of, and comes back by itself: the others are not disturbed. */
export function createOpenScreens(log: Logger): OpenScreens {
  const open = new Map<Pick<ScreenSession, "tick">, Channel>();
  return {
    add(screen, channel) {
      open.set(screen, channel);
      channel.onClose(() => open.delete(screen));
    },
    tick(nowUs) {
      for (const [screen, channel] of open) {
        try {
          screen.tick(nowUs);
        } catch (error) {
          log.error({ error }, "a screen could not be served and is closed");
          open.delete(screen);
          channel.close("the host could not serve this screen");
        }
      }
    },
  };
}
