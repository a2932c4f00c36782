import type { ReactNode } from "react";
import { useTranslation } from "react-i18next";
import { useSessionState } from "../session/session-context.tsx";
import { FeedCard } from "./feed-card.tsx";
import { NoticeList } from "./notice-list.tsx";
import { RecordingCard } from "./recording-card.tsx";
import { ScreenDialog } from "./screen-dialog.tsx";

/** How every feed is doing, in words, and what could not be used of what it brought. */
export function ConnectionDialog(): ReactNode {
  const { t } = useTranslation();
  const feeds = useSessionState((state) => state.feeds);
  const notices = useSessionState((state) => state.notices);
  return (
    <ScreenDialog name="connection" title={t("connection.title")} size={880}>
      {feeds.map((feed) => (
        <FeedCard key={feed.id} feed={feed} />
      ))}
      <RecordingCard />
      {notices !== undefined && <NoticeList notices={notices} />}
    </ScreenDialog>
  );
}
