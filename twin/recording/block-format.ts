/** Version of the layout, its first byte. */
export const blockVersion = 1;

/**
 * The sections of a block, in this order, after their lengths: columns of one kind lie together, so that what is
 * alike is compressed together. `index` holds each signal (as the difference from the one before) and its rows.
 */
export const blockSections = [
  "index",
  "timeHead",
  "timeBody",
  "lagHead",
  "lagBody",
  "valueHead",
  "valueBody",
  "qualityHead",
  "qualityBody",
  "texts",
] as const;

export type BlockSection = (typeof blockSections)[number];
