import { indexCriteria } from "../../twin/scenario/criteria-index.ts";
import { type CriteriaPack, criteriaPackSchema } from "../../twin/scenario/criteria-schema.ts";

const title = { zh: "运行监控", en: "Monitoring" };

/** A pack of two criteria, one of which the scenario of the pump works names. */
export const ownPack: CriteriaPack = criteriaPackSchema.parse({
  format: 1,
  id: "own",
  title: { zh: "企业自定要求", en: "Requirements of our own" },
  source: { zh: "企业标准", en: "A standard of the works" },
  status: "own",
  groups: [
    {
      id: "running",
      title: { zh: "生产作业", en: "Production" },
      criteria: [
        { id: "monitoring", title, sure: "own" },
        { id: "safety", title: { zh: "安全", en: "Safety" }, sure: "from-memory" },
      ],
    },
  ],
});

export const ownCriteria = indexCriteria([ownPack]);
