import type { ReactNode } from "react";
import { useTranslation } from "react-i18next";
import { useSessionState } from "../session/session-context.tsx";
import { RefusalNote } from "./refusal-note.tsx";

/** In place of what a session shows while the host has not opened it: that it is waited for, or why it does not come. */
export function NotOpen({ className }: { className: string | undefined }): ReactNode {
  const { t } = useTranslation();
  const problem = useSessionState((state) => state.openProblem);
  return (
    <div className={className} role="status">
      <p>
        {problem === undefined ? (
          t("waiting.title")
        ) : (
          <RefusalNote problem={problem} say={(reason) => t("waiting.refused", { reason })} />
        )}
      </p>
    </div>
  );
}
