/** The version that this software writes; it reads this one and no newer. */
export const exchangeFormatVersion = 1;

/**
 * The channels of an exchange file, by topic, in the order of their ids. `alarms` stands apart from `events` so that
 * the journal of a long recording is read without reading the recording.
 */
export const exchangeTopics = ["samples", "keyframes", "events", "alarms"] as const;

export type ExchangeTopic = (typeof exchangeTopics)[number];

/** Metadata records of ours: what the file is, and its seal. */
export const metadataName = { description: "vitrine", seal: "vitrine.seal" } as const;

/** A keyframe is written at the beginning of a stretch and then this often: a seek reads one, and at most this long. */
export const keyframeEveryUs = 10_000_000;

/**
 * Samples of one message were received within this time. The message's log time is that of its last sample, so who
 * looks for samples up to a moment has to read messages up to this much later.
 */
export const maxMessageSpanUs = 1_000_000;

/** Attachments that are files of the plant's folder. */
export const plantFolder = "plant/";

/**
 * Attachments that go with the plant, by their whole name: scenarios, criteria packs, assessments with the documents that
 * people attached, and evidence with its pictures and the scenarios that it was measured for. Anything else is left alone,
 * and no name leads out of its folder.
 */
export const companionFile =
  /^((scenarios|criteria|assessments)\/[a-z0-9][a-z0-9-]*\.json|assessments\/documents\/[0-9a-f]{64}|evidence\/([0-9a-f]{64}\.json|pictures\/[0-9a-f]{64}\.png|scenarios\/[0-9a-f]{64}\.json))$/;

/** Chunks are closed at this size, bytes uncompressed. */
export const chunkBytes = 1_048_576;

/**
 * A chunk is also closed at the first keyframe after this time: of a file that is cut, no more than this is lost, and
 * the next chunk begins with a keyframe.
 */
export const chunkSpanUs = 30_000_000;

/** A chunk that says it is larger than this is not read. */
export const maxChunkBytes = 268_435_456;
