import type { RecordingReference } from "../../../twin/recording/recording-reference.ts";
import type { OpenClip } from "./open-clip.ts";

/** What tells an open exchange file from every other. */
export async function recordingReferenceOf(clip: OpenClip): Promise<RecordingReference> {
  const { name, sha256 } = clip.view();
  const { plantSha256, createdUs } = clip.description;
  const ranges = await clip.recorded.ranges();
  return { name, sha256, plantSha256, createdUs, fromUs: ranges[0]?.fromUs ?? 0, toUs: ranges.at(-1)?.toUs ?? 0 };
}
