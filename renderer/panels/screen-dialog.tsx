import { Modal } from "@mantine/core";
import type { ReactNode } from "react";
import { useTranslation } from "react-i18next";
import { useSessionState, useSessionStore } from "../session/session-context.tsx";
import type { DialogName } from "../session/session-store.ts";

interface ScreenDialogProps {
  readonly name: DialogName;
  readonly title: string;
  readonly size?: number;
  readonly children: ReactNode;
}

/** One of the screen's dialogs. What is in it begins anew each time it opens. */
export function ScreenDialog({ name, title, size = 520, children }: ScreenDialogProps): ReactNode {
  const { t } = useTranslation();
  const store = useSessionStore();
  const isOpen = useSessionState((state) => state.dialog === name);
  return (
    <Modal
      opened={isOpen}
      onClose={() => store.setState({ dialog: undefined })}
      title={title}
      size={size}
      // The screen is as high as its window: there is nothing behind that could scroll, and measuring costs a layout.
      lockScroll={false}
      // A fade over a scene costs frames before there is anything to read.
      transitionProps={{ duration: 0 }}
      closeButtonProps={{ "aria-label": t("close") }}
    >
      {children}
    </Modal>
  );
}
