import type { Logger } from "pino";
import type { Channel } from "../../twin/bridge/channel.ts";
import type { Profile } from "../../twin/plant/plant-view.ts";
import type { Exchange } from "./exchange.ts";
import { openScreenSession, type ScreenSession, type SessionHost } from "./screen-session.ts";
import { createSessions } from "./sessions.ts";
import type { Source } from "./source.ts";

export interface ScreenHubOptions {
  /** What screens are shown that ask for nothing else. */
  readonly source: Source;
  readonly exchange: Exchange | undefined;
  readonly software: string;
  readonly clockUs: () => number;
  readonly log: Logger;
  /** What only a host with a plant of its own can do. */
  readonly own: Pick<
    SessionHost,
    "feeds" | "notices" | "recording" | "retryFeed" | "note" | "actOnAlarms" | "setRetention" | "disturbances"
  >;
  /** Lets the host's own time pass, before that of sessions and screens. */
  readonly tick: (nowUs: number) => void;
}

/** All screens of a host and the sessions that they share. */
export interface ScreenHub {
  /**
   * Serves a screen until its channel closes.
   *
   * @param access the highest profile that this screen may have
   */
  openScreen(channel: Channel, access: Profile): void;
  stop(): void;
}

const ticksPerS = 30;

export function startScreenHub({ source, exchange, clockUs, log, own, ...options }: ScreenHubOptions): ScreenHub {
  const screens = new Set<ScreenSession>();
  const sessions = createSessions(log);
  const needExchange = (): Exchange => {
    if (exchange === undefined) throw new Error("this host makes no files");
    return exchange;
  };
  const host: SessionHost = {
    ...own,
    software: options.software,
    log,
    clockUs,
    enterSession(name, recording, profile) {
      const shown = recording === undefined ? source : exchange?.source(recording);
      if (shown === undefined) throw new Error(`the recording ${recording} is not open here`);
      return sessions.enter(name, shown, profile, clockUs());
    },
    leaveSession: (session) => sessions.leave(session, clockUs()),
    saveClip: (of, range, author, note) => needExchange().saveClip(of, range, author, note),
    exportSamples: (of, range, asset, format) => needExchange().exportSamples(of, range, asset, format),
  };
  const timer = setInterval(() => {
    const nowUs = clockUs();
    options.tick(nowUs);
    sessions.tick(nowUs);
    for (const screen of screens) screen.tick(nowUs);
  }, 1000 / ticksPerS);

  return {
    openScreen(channel, access) {
      const screen = openScreenSession(channel, access, host);
      screens.add(screen);
      channel.onClose(() => screens.delete(screen));
    },
    stop: () => clearInterval(timer),
  };
}
