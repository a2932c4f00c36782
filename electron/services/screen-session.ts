import type { Channel } from "../../twin/bridge/channel.ts";
import type { EventData } from "../../twin/bridge/contract.ts";
import { attachScreen, type RequestHandlers } from "../../twin/bridge/host-end.ts";
import type { PlantIssue } from "../../twin/plant/plant-issue.ts";
import type { Profile, ProfileView } from "../../twin/plant/plant-view.ts";

/** What sessions need of the host. */
export interface SessionHost {
  readonly software: string;
  readonly clockUs: () => number;
  readonly issues: readonly PlantIssue[];
  /** Undefined where the plant's description has errors. */
  view(profile: Profile): ProfileView | undefined;
  /** Batches of what changed after a revision of the host's table, and the revision that they lead to. */
  changesSince(profile: Profile, revision: number): { batches: readonly Uint8Array[]; revision: number };
  feeds(profile: Profile): EventData<"feeds">;
  notices(): EventData<"notices">;
  retryFeed(id: string): void;
}

/** One screen's session with the host. */
export interface ScreenSession {
  /** Pushes what is due; called 30 times a second. A screen that does not keep up is left alone. */
  tick(nowUs: number): void;
}

const clockEveryUs = 1_000_000;
const statusEveryUs = 500_000;

/** A screen that has taken nothing for this long is gone, whatever its connection says. */
const goneAfterUs = 120_000_000;

/**
 * Serves one screen.
 *
 * @param access the highest profile that this screen may have
 */
export function openScreenSession(channel: Channel, access: Profile, host: SessionHost): ScreenSession {
  let profile: Profile | undefined;
  let sentRevision = 0;
  let clockDueUs = 0;
  let statusDueUs = 0;
  let sentStatus = "";
  let lastReadyUs = host.clockUs();

  const handlers: RequestHandlers = {
    "open-session": (args) => {
      profile = args.profile === "visitor" ? "visitor" : access;
      sentRevision = 0;
      clockDueUs = 0;
      statusDueUs = 0;
      sentStatus = "";
      return {
        profile,
        software: host.software,
        hostTimeUs: host.clockUs(),
        plant: host.view(profile)?.plant,
        issues: [...host.issues],
      };
    },
    "retry-feed": ({ feed }) => {
      host.retryFeed(feed);
      return null;
    },
  };
  const end = attachScreen(channel, () => profile ?? "visitor", handlers);

  const pushStatus = (asProfile: Profile): void => {
    const feeds = host.feeds(asProfile);
    const notices = asProfile === "operator" ? host.notices() : undefined;
    const status = JSON.stringify([feeds, notices]);
    if (status === sentStatus) return;
    sentStatus = status;
    end.pushEvent("feeds", feeds);
    if (notices !== undefined) end.pushEvent("notices", notices);
  };

  return {
    tick(nowUs) {
      if (profile === undefined) return;
      if (!end.isReady) {
        if (nowUs - lastReadyUs > goneAfterUs) channel.close("the screen has taken nothing for 120 s");
        return;
      }
      lastReadyUs = nowUs;
      if (nowUs >= clockDueUs) {
        clockDueUs = nowUs + clockEveryUs;
        end.pushEvent("clock", { sessionTimeUs: nowUs });
      }
      if (nowUs >= statusDueUs) {
        statusDueUs = nowUs + statusEveryUs;
        pushStatus(profile);
      }
      const changes = host.changesSince(profile, sentRevision);
      sentRevision = changes.revision;
      for (const batch of changes.batches) end.pushBatch(batch);
    },
  };
}
