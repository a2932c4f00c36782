import type { ReactNode } from "react";
import { formatPlantIssue, type PlantIssue } from "../../twin/plant/plant-issue.ts";
import { useSessionState } from "../session/session-context.tsx";

interface FileIssuesProps {
  readonly issues: readonly Omit<PlantIssue, "severity">[];
  readonly className?: string | undefined;
}

/** What is wrong with files, a line each with its file and place. */
export function FileIssues({ issues, className }: FileIssuesProps): ReactNode {
  const language = useSessionState((state) => state.language);
  const lines = issues.map((issue) => formatPlantIssue(issue, language));
  return (
    <ul className={className}>
      {lines.map((line) => (
        <li key={line}>{line}</li>
      ))}
    </ul>
  );
}
