import { UnstyledButton } from "@mantine/core";
import type { ReactNode } from "react";
import { useTranslation } from "react-i18next";
import type { FeedStatus } from "../../twin/bridge/contract.ts";
import { formatAge, formatNumber } from "../session/format.ts";
import { useLiveSample, useSessionState, useSessionStore } from "../session/session-context.tsx";
import classes from "./connection-status.module.css";

/** One line about the connection: how many feeds, how fast; or what is missing, and for how long. */
export function ConnectionStatus(): ReactNode {
  const { t } = useTranslation();
  const store = useSessionStore();
  const feeds = useSessionState((state) => state.feeds);
  const link = useSessionState((state) => state.link);
  const text = useStatusText(feeds);
  const connected = feeds.filter((feed) => feed.state === "connected").length;
  const isWhole = link === "open" && connected === feeds.length;
  return (
    <UnstyledButton
      className={classes.status}
      data-whole={isWhole}
      aria-label={`${t("top.connection")}: ${text}`}
      title={text}
      onClick={() => store.setState({ dialog: "connection" })}
    >
      <svg width="18" height="14" viewBox="0 0 18 14" aria-hidden="true">
        {[0, 1, 2, 3].map((bar) => (
          <rect
            key={bar}
            x={bar * 5}
            y={9 - bar * 3}
            width="3"
            height={5 + bar * 3}
            rx="1"
            fill="currentColor"
            opacity={isWhole || bar === 0 ? 1 : 0.25}
          />
        ))}
      </svg>
      <span className={classes.text}>{text}</span>
    </UnstyledButton>
  );
}

function useStatusText(feeds: readonly FeedStatus[]): string {
  useLiveSample();
  const { t } = useTranslation();
  const language = useSessionState((state) => state.language);
  const live = useSessionState((state) => state.live);
  const link = useSessionState((state) => state.link);
  const isRefused = useSessionState((state) => state.openProblem !== undefined);
  const isFile = useSessionState((state) => state.source?.kind === "file");
  if (isRefused) return t("top.refused");
  if (link !== "open") return t(link === "connecting" ? "waiting.title" : "top.no-host");
  if (isFile) return t("top.file");
  const connected = feeds.filter((feed) => feed.state === "connected").length;
  if (connected < feeds.length && live !== undefined) {
    const lastUs = Math.max(...feeds.map((feed) => feed.lastMessageUs ?? 0));
    const age = lastUs === 0 ? "" : ` · ${t("top.last-value", { age: formatAge(live.clock.edgeUs() - lastUs) })}`;
    return `${t("top.no-broker")}${age}`;
  }
  const perS = feeds.reduce((sum, feed) => sum + feed.messagesPerS, 0);
  const rate = t("top.rate", { rate: formatNumber(perS, perS < 10 ? 1 : 0, language) });
  return `${t("top.feeds", { connected, total: feeds.length })} · ${rate}`;
}
