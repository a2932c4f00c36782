/** Version of the file's format; a program reads its own and older ones. */
export const historyVersion = 1;

/**
 * The tables of a history. Times are UTC microseconds of receiving, signals are ids of `signals`.
 *
 * - `runs`: stretches during which the recorder ran. All up to `rolled_to_us` is in the roll-ups. `signals` are the
 *   ids of the plant's signals in their order (uint32), which the tail needs.
 * - `keyframes`: the whole table and the active alarms at the beginning of a block, before its first sample; the
 *   first one of a run stands at its start. Journal entries up to `journal_seq` are in the alarms.
 * - `blocks`: the samples of at most ten seconds, written when they are over; the id is that of its keyframe.
 * - `tail`: batches of the block that is not over, as they came; the block has the rows from_row up to to_row.
 * - `rollup_minutes`: all signals of a minute; folded into `rollup_hours`, a row a signal and hour, when the hour ends.
 */
export const historySchema = `
CREATE TABLE runs (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  start_us INTEGER NOT NULL,
  end_us INTEGER NOT NULL,
  rolled_to_us INTEGER NOT NULL,
  signals BLOB NOT NULL
);
CREATE TABLE signals (
  id INTEGER PRIMARY KEY,
  asset TEXT NOT NULL,
  signal TEXT NOT NULL,
  type TEXT NOT NULL,
  unit TEXT NOT NULL,
  enum_values TEXT NOT NULL
);
CREATE TABLE keyframes (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  run INTEGER NOT NULL,
  from_us INTEGER NOT NULL,
  journal_seq INTEGER NOT NULL,
  alarms TEXT NOT NULL,
  bytes BLOB NOT NULL
);
CREATE INDEX keyframes_by_time ON keyframes (run, from_us);
CREATE TABLE blocks (
  id INTEGER PRIMARY KEY,
  run INTEGER NOT NULL,
  from_us INTEGER NOT NULL,
  to_us INTEGER NOT NULL,
  samples INTEGER NOT NULL,
  size_bytes INTEGER NOT NULL,
  bytes BLOB NOT NULL
);
CREATE TABLE tail (
  seq INTEGER PRIMARY KEY AUTOINCREMENT,
  block INTEGER NOT NULL,
  from_row INTEGER NOT NULL,
  to_row INTEGER NOT NULL,
  bytes BLOB NOT NULL
);
CREATE TABLE rollup_minutes (
  minute_us INTEGER NOT NULL,
  run INTEGER NOT NULL,
  bytes BLOB NOT NULL,
  PRIMARY KEY (minute_us, run)
);
CREATE TABLE rollup_hours (
  signal INTEGER NOT NULL,
  hour_us INTEGER NOT NULL,
  run INTEGER NOT NULL,
  bytes BLOB NOT NULL,
  PRIMARY KEY (signal, hour_us, run)
) WITHOUT ROWID;
CREATE TABLE journal (
  seq INTEGER PRIMARY KEY,
  time_us INTEGER NOT NULL,
  kind TEXT NOT NULL,
  priority TEXT,
  entry TEXT NOT NULL
);
CREATE INDEX journal_by_time ON journal (time_us);
CREATE INDEX journal_by_kind ON journal (kind, time_us, priority);
PRAGMA user_version = ${historyVersion};
`;
