const pattern = /^(\d{4})-(\d{1,2})-(\d{1,2})[ T](\d{1,2}):(\d{2})(?::(\d{2}))?$/;

/**
 * Reads a moment as screens show it, `2026-11-24 02:13:07`, in this machine's time zone; seconds may be left out.
 *
 * @returns UTC microseconds; undefined where the text is not a moment
 */
export function parseDateTime(text: string): number | undefined {
  const parts = pattern
    .exec(text.trim())
    ?.slice(1)
    .map((part) => Number(part ?? 0));
  if (parts === undefined) return undefined;
  const [year = 0, month = 0, day = 0, hour = 0, minute = 0, second = 0] = parts;
  const date = new Date(year, month - 1, day, hour, minute, second);
  // A day or an hour that does not exist would become another one.
  const isSame = date.getMonth() === month - 1 && date.getDate() === day && date.getHours() === hour;
  return isSame && minute < 60 && second < 60 ? date.getTime() * 1000 : undefined;
}
