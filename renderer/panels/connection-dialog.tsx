import { Modal } from "@mantine/core";
import type { ReactNode } from "react";
import { useTranslation } from "react-i18next";
import { useSessionState, useSessionStore } from "../session/session-context.tsx";
import { FeedCard } from "./feed-card.tsx";
import { NoticeList } from "./notice-list.tsx";
import { RecordingCard } from "./recording-card.tsx";

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
      <RecordingCard />
      {notices !== undefined && <NoticeList notices={notices} />}
    </Modal>
  );
}
