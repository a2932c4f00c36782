import type { Evidence } from "../scenario/evidence.ts";
import type { ReportBlock } from "./report-block.ts";
import type { ReportContent } from "./report-content.ts";
import { formatTime } from "./report-format.ts";
import { originWords } from "./report-words.ts";

/** The first page: of what, by whom, when, from whose data, and what tells it from every other report. */
export function coverBlocks({ manifest, manifestSha256, publicKey, timeZone }: ReportContent): ReportBlock[] {
  const { plant, assessment, assessors, author, software, createdUs } = manifest;
  const origin = originOf(manifest.evidence.map(({ evidence }) => evidence.origin));
  return [
    {
      kind: "cover",
      title: { zh: "智能工厂自评报告", en: "Smart factory: self-assessment report" },
      subject: assessment.title,
      mark: originWords[origin],
    },
    {
      kind: "facts",
      facts: [
        [{ zh: "评估对象", en: "Plant" }, { text: plant.name }],
        [{ zh: "评估人员", en: "Assessors" }, { text: assessors.map(({ name }) => name).join("、") || "—" }],
        [{ zh: "编制", en: "Made by" }, { text: author === "" ? "—" : author }],
        [{ zh: "编制时间", en: "Made on" }, { text: `${formatTime(createdUs, timeZone)} (${timeZone})` }],
        [{ zh: "软件", en: "Software" }, { text: software }],
        [
          { zh: "清单校验值（SHA-256）", en: "SHA-256 of the manifest" },
          { text: manifestSha256, isCode: true },
        ],
        [
          { zh: "签名公钥（Ed25519）", en: "Public key of the signature (Ed25519)" },
          { text: publicKey, isCode: true },
        ],
      ],
    },
    {
      kind: "paragraph",
      isNote: true,
      text: {
        zh: "本报告由被评估方自行编制，不构成认证结论。每个数值都可追溯至数据记录中的点位和时段，清单和签名随报告一并提供，任何改动都可被发现。",
        en: "This report was made by those whom it is about and certifies nothing. Each figure can be traced to signals and times of a recording; manifest and signature travel in the report, so that any change to it can be found.",
      },
    },
  ];
}

/** Who produced the data behind all of the evidence. */
function originOf(origins: readonly Evidence["origin"][]): Evidence["origin"] {
  const isByPlant = origins.some((origin) => origin === "plant" || origin === "both");
  const isSimulated = origins.some((origin) => origin === "simulated" || origin === "both");
  if (isByPlant && isSimulated) return "both";
  if (isByPlant) return "plant";
  return isSimulated ? "simulated" : "none";
}
