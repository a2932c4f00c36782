import {
  IconCircle,
  IconCircleCheckFilled,
  IconCircleDashed,
  IconCircleHalf2,
  IconCircleMinus,
  IconCircleX,
  IconEqualNot,
} from "@tabler/icons-react";
import type { ReactNode } from "react";
import type { CriterionStatus } from "../../../twin/scenario/assessment-tree.ts";
import classes from "./assessment.module.css";

const signs: Readonly<Record<CriterionStatus, typeof IconCircle>> = {
  met: IconCircleCheckFilled,
  "largely-met": IconCircleHalf2,
  "partly-met": IconCircle,
  "not-met": IconCircleX,
  "not-applicable": IconCircleMinus,
  open: IconCircleDashed,
  disputed: IconEqualNot,
};

/** Where a criterion stands, as a shape; the words stand beside it, or are read. */
export function StatusSign({ status, isOpen }: { status: CriterionStatus; isOpen: boolean }): ReactNode {
  const Sign = signs[status];
  return (
    <Sign size={16} stroke={1.8} aria-hidden="true" className={classes.sign} data-status={status} data-open={isOpen} />
  );
}
