import { Table } from "@mantine/core";
import type { ReactNode } from "react";
import { useTranslation } from "react-i18next";
import type { EventData } from "../../twin/bridge/contract.ts";
import { noticeKinds } from "../../twin/telemetry/notice.ts";
import { formatMoment, formatNumber } from "../session/format.ts";
import { useSessionState } from "../session/session-context.tsx";
import classes from "./connection-dialog.module.css";

const columns = ["notice-kind", "notice-topic", "notice-count", "notice-last", "notice-bytes"] as const;

/** What could not be used: how often by kind, and the last ones with their topic and first bytes. */
export function NoticeList({ notices }: { notices: EventData<"notices"> }): ReactNode {
  const { t } = useTranslation();
  const language = useSessionState((state) => state.language);
  const kinds = noticeKinds.filter((kind) => notices.countByKind[kind] > 0);
  return (
    <section className={classes.notices}>
      <h3>{t("connection.notices")}</h3>
      {kinds.length === 0 && <p>{t("connection.no-notices")}</p>}
      <ul className={classes.counts}>
        {kinds.map((kind) => (
          <li key={kind} data-notice={kind}>
            {t(`connection.notice.${kind}`)} <strong>{formatNumber(notices.countByKind[kind], 0, language)}</strong>
          </li>
        ))}
      </ul>
      {notices.latest.length > 0 && (
        <Table.ScrollContainer minWidth={760} maxHeight={320} scrollAreaProps={{ viewportProps: { tabIndex: 0 } }}>
          <Table stickyHeader verticalSpacing={5} fz="xs">
            <Table.Thead>
              <Table.Tr>
                {columns.map((name) => (
                  <Table.Th key={name}>{t(`connection.${name}`)}</Table.Th>
                ))}
              </Table.Tr>
            </Table.Thead>
            <Table.Tbody>
              {notices.latest.map((notice) => (
                <NoticeRow key={`${notice.feed} ${notice.kind} ${notice.topic}`} notice={notice} />
              ))}
            </Table.Tbody>
          </Table>
        </Table.ScrollContainer>
      )}
    </section>
  );
}

function NoticeRow({ notice }: { notice: EventData<"notices">["latest"][number] }): ReactNode {
  const { t } = useTranslation();
  const language = useSessionState((state) => state.language);
  return (
    <Table.Tr>
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
  );
}

/** Bytes as text where they are printable ASCII, otherwise as a dot. */
function printable(hex: string): string {
  return hex.replace(/../g, (byte) => {
    const code = Number.parseInt(byte, 16);
    return code >= 0x20 && code < 0x7f ? String.fromCharCode(code) : "·";
  });
}
