import type { ReactNode } from "react";
import { ClipDialog } from "./clip-dialog.tsx";
import { ExportDialog } from "./export-dialog.tsx";
import { MarkDialog } from "./mark-dialog.tsx";
import { MarkListDialog } from "./mark-list-dialog.tsx";
import { RetentionDialog } from "./retention-dialog.tsx";
import { ScreenLinkDialog } from "./screen-link-dialog.tsx";
import { SourceDialog } from "./source-dialog.tsx";

/** The dialogs about recorded time. */
export function TimeDialogs(): ReactNode {
  return (
    <>
      <MarkDialog />
      <MarkListDialog />
      <ClipDialog />
      <ExportDialog />
      <RetentionDialog />
      <ScreenLinkDialog />
      <SourceDialog />
    </>
  );
}
