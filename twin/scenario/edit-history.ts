/** Something that people edit, with the ways back and forth through what they did. A value. */
export interface EditHistory<Content> {
  /** What it was, the oldest first. */
  readonly past: readonly Content[];
  readonly present: Content;
  /** What was undone, the next to redo first. */
  readonly future: readonly Content[];
  /** What the latest edit was part of: letters typed into one field are undone together. */
  readonly group: string | undefined;
}

/** So many edits can be undone: nobody goes further back. */
const mostUndone = 500;

export function startEdits<Content>(content: Content): EditHistory<Content> {
  return { past: [], present: content, future: [], group: undefined };
}

/**
 * Takes in what an edit made of the content; content that is the same object is no edit.
 *
 * @param group edits of one group that follow each other count as one; without one an edit stands alone
 */
export function recordEdit<Content>(
  history: EditHistory<Content>,
  content: Content,
  group: string | undefined,
): EditHistory<Content> {
  const { past, present } = history;
  if (content === present) return history;
  const isSameGroup = group !== undefined && group === history.group;
  return { past: isSameGroup ? past : [...past, present].slice(-mostUndone), present: content, future: [], group };
}

/** As before the latest edit; the same object where there is none. */
export function undoEdit<Content>(history: EditHistory<Content>): EditHistory<Content> {
  const { past, present, future } = history;
  if (past.length === 0) return history;
  return {
    past: past.slice(0, -1),
    present: past.at(-1) as Content,
    future: [present, ...future],
    group: undefined,
  };
}

/** As before the latest undo; the same object where there is none. */
export function redoEdit<Content>(history: EditHistory<Content>): EditHistory<Content> {
  const { past, present, future } = history;
  const [next, ...later] = future;
  if (next === undefined) return history;
  return { past: [...past, present], present: next, future: later, group: undefined };
}
