import { coverBlocks } from "./cover-blocks.ts";
import { criteriaBlocks } from "./criteria-blocks.ts";
import { inventoryBlocks } from "./inventory-blocks.ts";
import type { ReportBlock } from "./report-block.ts";
import type { ReportContent } from "./report-content.ts";
import { scenarioBlocks } from "./scenario-blocks.ts";
import { scopeBlocks } from "./scope-blocks.ts";

/** A report from front to back. */
export function reportBlocks(content: ReportContent): ReportBlock[] {
  return [
    ...coverBlocks(content),
    ...scopeBlocks(content),
    ...scenarioBlocks(content),
    ...criteriaBlocks(content),
    ...inventoryBlocks(content),
  ];
}
