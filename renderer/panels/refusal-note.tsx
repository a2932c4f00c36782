import { Button } from "@mantine/core";
import type { ReactNode } from "react";
import { useTranslation } from "react-i18next";
import { useSession, useSessionState } from "../session/session-context.tsx";
import type { OpenProblem } from "../session/session-store.ts";
import { useProblemText } from "./use-problem-text.ts";

interface RefusalNoteProps {
  readonly problem: OpenProblem;
  /** What cannot be shown, with the reason: words without a full stop. */
  readonly say: (reason: string) => string;
}

/** Why the host does not open the session, whether it is asked again by itself, and the way to ask now. */
export function RefusalNote({ problem, say }: RefusalNoteProps): ReactNode {
  const { t } = useTranslation();
  const session = useSession();
  const problemText = useProblemText();
  const language = useSessionState((state) => state.language);
  const reason = problem.text?.[language] ?? (problem.code === "failed" ? problem.detail : problemText(problem));
  return (
    <>
      {say(reason.replace(/[.。]$/, ""))} {!problem.isFinal && `${t("waiting.asked-again")} `}
      <Button size="compact-sm" variant="default" onClick={() => session.askAgain()}>
        {t("waiting.ask-now")}
      </Button>{" "}
      {problem.code === "recording-gone" && (
        <Button size="compact-sm" variant="default" component="a" href={ownSourceAddress(window.location.href)}>
          {t("waiting.own-source")}
        </Button>
      )}
    </>
  );
}

/** The same page with what the host itself shows. */
function ownSourceAddress(address: string): string {
  const url = new URL(address);
  for (const name of ["recording", "session"]) url.searchParams.delete(name);
  return url.href;
}
