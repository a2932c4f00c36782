import { Button } from "@mantine/core";
import type { ReactNode } from "react";
import { useTranslation } from "react-i18next";
import type { FeedStatus } from "../../twin/bridge/contract.ts";
import { formatAge, formatNumber } from "../session/format.ts";
import { useLiveSample, useSession, useSessionState } from "../session/session-context.tsx";
import classes from "./connection-dialog.module.css";

/** One feed: whether it is connected, what is wrong if not, and what it has brought. */
export function FeedCard({ feed }: { feed: FeedStatus }): ReactNode {
  useLiveSample();
  const { t } = useTranslation();
  const language = useSessionState((state) => state.language);
  const nowUs = useSessionState((state) => state.live)?.clock.edgeUs() ?? 0;
  const { lastMessageUs, messagesPerS } = feed;
  const count = (value: number): string => formatNumber(value, 0, language);
  return (
    <section className={classes.feed} data-state={feed.state}>
      <h3>
        {t("connection.feed", { id: feed.id })}
        <span>{t(`connection.state.${feed.state}`)}</span>
      </h3>
      <FeedProblem feed={feed} nowUs={nowUs} />
      <dl className={classes.facts}>
        {feed.url !== undefined && <Fact name="url" value={feed.url} />}
        <Fact
          name="last-message"
          value={lastMessageUs === undefined ? t("connection.no-message") : formatAge(nowUs - lastMessageUs)}
        />
        <Fact
          name="rate"
          value={t("top.rate", { rate: formatNumber(messagesPerS, messagesPerS < 10 ? 1 : 0, language) })}
        />
        <Fact name="messages" value={count(feed.messages)} />
        <Fact name="samples" value={count(feed.samples)} />
        <Fact name="dropped" value={count(feed.dropped)} />
      </dl>
    </section>
  );
}

interface FactProps {
  readonly name: "url" | "last-message" | "rate" | "messages" | "samples" | "dropped";
  readonly value: string;
}

function Fact({ name, value }: FactProps): ReactNode {
  const { t } = useTranslation();
  return (
    <div data-fact={name}>
      <dt>{t(`connection.${name}`)}</dt>
      <dd>{value}</dd>
    </div>
  );
}

function FeedProblem({ feed, nowUs }: { feed: FeedStatus; nowUs: number }): ReactNode {
  const { t } = useTranslation();
  const session = useSession();
  const isOperator = useSessionState((state) => state.profile === "operator");
  const { problem, state, nextAttemptUs = nowUs } = feed;
  if (problem === undefined) return null;
  const seconds = Math.max(0, (nextAttemptUs - nowUs) / 1e6).toFixed(0);
  return (
    <div className={classes.problem}>
      <p>{t(`connection.problem.${problem.code}`)}</p>
      {problem.detail !== "" && <code>{problem.detail}</code>}
      {isOperator && state === "waiting" && (
        <Button size="compact-sm" onClick={() => session.retryFeed(feed.id)}>
          {t("connection.retry")}
        </Button>
      )}
      {state === "waiting" && <span>{t("connection.retry-in", { seconds })}</span>}
    </div>
  );
}
