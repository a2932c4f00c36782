/** Version of the layout, its first byte. */
export const blockVersion = 1;

/** Signals of a group: whoever wants a few signals passes over whole groups. */
export const groupSignals = 64;

/**
 * What is written of signals, in sections: columns of one kind lie together, so that what is alike is compressed
 * together. `index` holds each signal (as the difference from the one before) and its rows.
 */
export const groupSections = [
  "index",
  "timeHead",
  "timeBody",
  "lagHead",
  "lagBody",
  "valueHead",
  "valueBody",
  "qualityHead",
  "qualityBody",
] as const;

/**
 * The sections of a block, in this order, after their lengths. `groups` holds for each group its signals, the smallest
 * and the span of their names, and its bytes in each of the sections above.
 */
export const blockSections = [...groupSections, "groups", "texts"] as const;

export type BlockSection = (typeof blockSections)[number];
