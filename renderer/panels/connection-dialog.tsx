import { Button, Modal, Table } from "@mantine/core";
import type { ReactNode } from "react";
import { useTranslation } from "react-i18next";
import type { EventData, FeedStatus } from "../../twin/bridge/contract.ts";
import { formatAge, formatMoment, formatNumber } from "../session/format.ts";
import { useLiveSample, useSession, useSessionState, useSessionStore } from "../session/session-context.tsx";
import classes from "./connection-dialog.module.css";

/** How every feed is doing, in words, and what could not be used of what it brought. */
export function ConnectionDialog(): ReactNode {
  const { t } = useTranslation();
  const store = useSessionStore();
  const isOpen = useSessionState((state) => state.dialog === "connection");
  const feeds = useSessionState((state) => state.feeds);
  const notices = useSessionState((state) => state.notices);
  return (
    <Modal
      opened={isOpen}
      onClose={() => store.setState({ dialog: undefined })}
      title={t("connection.title")}
      size={880}
      closeButtonProps={{ "aria-label": t("close") }}
    >
      {feeds.map((feed) => (
        <FeedCard key={feed.id} feed={feed} />
      ))}
      {notices !== undefined && <Notices notices={notices} />}
    </Modal>
  );
}

function FeedCard({ feed }: { feed: FeedStatus }): ReactNode {
  useLiveSample();
  const { t } = useTranslation();
  const session = useSession();
  const language = useSessionState((state) => state.language);
  const isOperator = useSessionState((state) => state.profile === "operator");
  const nowUs = useSessionState((state) => state.live)?.nowUs() ?? 0;
  const { state, problem, nextAttemptUs, lastMessageUs } = feed;
  const waitS = Math.max(0, ((nextAttemptUs ?? nowUs) - nowUs) / 1e6);
  const facts: readonly (readonly [name: string, value: string])[] = [
    ...(feed.url === undefined ? [] : ([["url", feed.url]] as const)),
    ["last-message", lastMessageUs === undefined ? t("connection.no-message") : formatAge(nowUs - lastMessageUs)],
    ["rate", t("top.rate", { rate: formatNumber(feed.messagesPerS, 1, language) })],
    ["messages", formatNumber(feed.messages, 0, language)],
    ["samples", formatNumber(feed.samples, 0, language)],
    ["dropped", formatNumber(feed.dropped, 0, language)],
  ];
  return (
    <section className={classes.feed} data-state={state}>
      <h3>
        {t("connection.feed", { id: feed.id })}
        <span>{t(`connection.state.${state}`)}</span>
      </h3>
      {problem !== undefined && (
        <div className={classes.problem}>
          <p>{t(`connection.problem.${problem.code}`)}</p>
          {problem.detail !== "" && <code>{problem.detail}</code>}
          {isOperator && state === "waiting" && (
            <Button size="compact-sm" onClick={() => session.retryFeed(feed.id)}>
              {t("connection.retry")}
            </Button>
          )}
          {state === "waiting" && <span>{t("connection.retry-in", { seconds: waitS.toFixed(0) })}</span>}
        </div>
      )}
      <dl className={classes.facts}>
        {facts.map(([name, value]) => (
          <div key={name} data-fact={name}>
            <dt>{t(`connection.${name}`)}</dt>
            <dd>{value}</dd>
          </div>
        ))}
      </dl>
    </section>
  );
}

function Notices({ notices }: { notices: EventData<"notices"> }): ReactNode {
  const { t } = useTranslation();
  const language = useSessionState((state) => state.language);
  const counts = Object.entries(notices.countByKind).filter(([, count]) => count > 0);
  return (
    <section className={classes.notices}>
      <h3>{t("connection.notices")}</h3>
      {counts.length === 0 && <p>{t("connection.no-notices")}</p>}
      <ul className={classes.counts}>
        {counts.map(([kind, count]) => (
          <li key={kind} data-notice={kind}>
            {t(`connection.notice.${kind}`)} <strong>{formatNumber(count, 0, language)}</strong>
          </li>
        ))}
      </ul>
      {notices.latest.length > 0 && (
        <Table.ScrollContainer minWidth={760} maxHeight={320}>
          <Table stickyHeader verticalSpacing={5} fz="xs">
            <Table.Thead>
              <Table.Tr>
                {["notice-kind", "notice-topic", "notice-count", "notice-last", "notice-bytes"].map((name) => (
                  <Table.Th key={name}>{t(`connection.${name}`)}</Table.Th>
                ))}
              </Table.Tr>
            </Table.Thead>
            <Table.Tbody>
              {notices.latest.map((notice) => (
                <Table.Tr key={`${notice.feed} ${notice.kind} ${notice.topic}`}>
                  <Table.Td>
                    {t(`connection.notice.${notice.kind}`)}
                    {notice.detail !== "" && <small className={classes.detail}>{notice.detail}</small>}
                  </Table.Td>
                  <Table.Td className={classes.code}>{notice.topic}</Table.Td>
                  <Table.Td>{formatNumber(notice.count, 0, language)}</Table.Td>
                  <Table.Td>{formatMoment(notice.lastUs)}</Table.Td>
                  <Table.Td className={classes.code}>
                    {printable(notice.firstBytesHex)}
                    <small className={classes.detail}>
                      {t("connection.notice-size", { bytes: formatNumber(notice.sizeBytes, 0, language) })}
                    </small>
                  </Table.Td>
                </Table.Tr>
              ))}
            </Table.Tbody>
          </Table>
        </Table.ScrollContainer>
      )}
    </section>
  );
}

/** Bytes as text where they are printable ASCII, otherwise as a dot. */
function printable(hex: string): string {
  return hex.replace(/../g, (byte) => {
    const code = Number.parseInt(byte, 16);
    return code >= 0x20 && code < 0x7f ? String.fromCharCode(code) : "·";
  });
}
