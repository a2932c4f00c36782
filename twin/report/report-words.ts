import type { LocalizedText } from "../plant/localized-text.ts";
import type { AssessmentItem } from "../scenario/assessment.ts";
import type { CriterionStatus, OpenReason } from "../scenario/assessment-tree.ts";
import type { Wording } from "../scenario/criteria-schema.ts";
import type { Evidence } from "../scenario/evidence.ts";
import type { ReportCell } from "./report-block.ts";

type Words<Key extends string> = Readonly<Record<Key, LocalizedText>>;

export const verdictWords: Words<Evidence["verdict"]> = {
  supported: { zh: "支持", en: "Supported" },
  "not-supported": { zh: "不支持", en: "Not supported" },
  "not-enough-data": { zh: "数据不足", en: "Not enough data" },
};

export const verdictTones: Readonly<Record<Evidence["verdict"], NonNullable<ReportCell["tone"]>>> = {
  supported: "good",
  "not-supported": "bad",
  "not-enough-data": "open",
};

export const statusWords: Words<CriterionStatus> = {
  met: { zh: "全部满足", en: "Fully met" },
  "largely-met": { zh: "大部分满足", en: "Largely met" },
  "partly-met": { zh: "部分满足", en: "Partly met" },
  "not-met": { zh: "不满足", en: "Not met" },
  "not-applicable": { zh: "不适用", en: "Not applicable" },
  open: { zh: "待评估", en: "Open" },
  disputed: { zh: "意见不一致", en: "Disputed" },
};

export const openWords: Words<OpenReason> = {
  "not-judged": { zh: "尚未评估", en: "Nobody has judged it" },
  disputed: { zh: "评估人员意见不一致", en: "The assessors do not agree" },
  "judged-without-evidence": { zh: "已判定，但没有证据", en: "Judged without evidence" },
  "judged-against-evidence": { zh: "判定与证据不符", en: "Judged against the evidence" },
};

export const findingWords: Words<AssessmentItem["findings"][number]["kind"]> = {
  strength: { zh: "强项", en: "Strength" },
  weakness: { zh: "弱项", en: "Weakness" },
  suggestion: { zh: "改进建议", en: "Suggestion" },
};

export const wordingWords: Words<Wording> = {
  "final-text": { zh: "正式文本", en: "final text" },
  "draft-for-comment": { zh: "征求意见稿", en: "draft for comment" },
  "secondary-source": { zh: "二手资料", en: "secondary source" },
  "from-memory": { zh: "凭记忆，待核对", en: "from memory, to be checked" },
  own: { zh: "企业自定", en: "our own" },
};

export const originWords: Words<Evidence["origin"]> = {
  plant: { zh: "现场数据", en: "Plant data" },
  simulated: { zh: "仿真数据", en: "Simulated data" },
  both: { zh: "现场与仿真数据", en: "Plant and simulated data" },
  none: { zh: "无数据", en: "No data" },
};

export const missingWords: Words<NonNullable<Evidence["terms"][string]["why"]>> = {
  "no-data": { zh: "无数据", en: "no data" },
  "too-short": { zh: "时长不足", en: "too short to tell" },
  "no-production": { zh: "未生产", en: "no production" },
  "no-failures": { zh: "未发生故障", en: "no failures" },
  "not-planned": { zh: "非计划时间", en: "not planned" },
  "not-declared": { zh: "未声明", en: "not declared" },
  "not-public": { zh: "未公开", en: "not public" },
  "did-not-happen": { zh: "未出现", en: "did not happen" },
  "not-in-plant": { zh: "工厂中没有该点位", en: "not in the plant" },
};

/** What was taken of an expression over a range; times are in seconds. */
export const takeWords: Readonly<Record<string, LocalizedText | undefined>> = {
  mean: { zh: "平均值", en: "mean" },
  min: { zh: "最小值", en: "minimum" },
  max: { zh: "最大值", en: "maximum" },
  first: { zh: "初值", en: "first" },
  last: { zh: "末值", en: "last" },
  change: { zh: "变化量", en: "change" },
  share: { zh: "时间占比", en: "share of time" },
  duration: { zh: "持续时间（s）", en: "duration, s" },
  count: { zh: "出现次数", en: "how often" },
  delay: { zh: "首次出现（s）", en: "first after, s" },
};
