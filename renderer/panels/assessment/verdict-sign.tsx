import { IconCheck, IconQuestionMark, IconX } from "@tabler/icons-react";
import type { ReactNode } from "react";
import type { Evidence } from "../../../twin/scenario/evidence.ts";

const signs = { supported: IconCheck, "not-supported": IconX, "not-enough-data": IconQuestionMark } as const;

/** Whether the data supports a claim, as a shape beside its words. */
export function VerdictSign({ verdict }: { verdict: Evidence["verdict"] }): ReactNode {
  const Sign = signs[verdict];
  return <Sign size={15} stroke={2.4} aria-hidden="true" />;
}
