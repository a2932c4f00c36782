/**
 * Whether an MQTT topic filter covers a topic (MQTT 5.0, section 4.7): `+` stands for one level, `#` at the end
 * for any number including none, and neither reaches a first level that begins with `$`.
 */
export function topicMatches(filter: string, topic: string): boolean {
  if (topic.startsWith("$") && (filter.startsWith("+") || filter.startsWith("#"))) return false;
  const filterLevels = filter.split("/");
  const topicLevels = topic.split("/");
  for (const [place, level] of filterLevels.entries()) {
    if (level === "#") return true;
    if (place >= topicLevels.length) return false;
    if (level !== "+" && level !== topicLevels[place]) return false;
  }
  return filterLevels.length === topicLevels.length;
}

/** Whether a topic filter is well formed: wildcards fill a whole level and `#` is the last. */
export function isTopicFilter(filter: string): boolean {
  const levels = filter.split("/");
  return levels.every((level, place) => {
    if (level === "#") return place === levels.length - 1;
    return level === "+" || !/[+#\0]/.test(level);
  });
}
