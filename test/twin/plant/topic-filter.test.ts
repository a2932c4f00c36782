import { expect, it } from "vitest";
import { isTopicFilter, topicMatches } from "../../../twin/plant/topic-filter.ts";

// The examples of MQTT 5.0, sections 4.7.1.2, 4.7.1.3 and 4.7.2.
it.each([
  ["sport/tennis/player1/#", "sport/tennis/player1", true],
  ["sport/tennis/player1/#", "sport/tennis/player1/ranking", true],
  ["sport/tennis/player1/#", "sport/tennis/player1/score/wimbledon", true],
  ["sport/#", "sport", true],
  ["#", "anything/at/all", true],
  ["sport/tennis/+", "sport/tennis/player1", true],
  ["sport/tennis/+", "sport/tennis/player1/ranking", false],
  ["sport/+", "sport", false],
  ["sport/+", "sport/", true],
  ["+/+", "/finance", true],
  ["/+", "/finance", true],
  ["+", "/finance", false],
  ["#", "$SYS/monitor", false],
  ["+/monitor/Clients", "$SYS/monitor/Clients", false],
  ["$SYS/#", "$SYS/monitor", true],
  ["a/b", "a/b", true],
  ["a/b", "a/c", false],
])("%s covers %s: %s", (filter, topic, expected) => {
  expect(topicMatches(filter, topic)).toBe(expected);
});

it.each([
  ["sport/tennis#", false],
  ["sport/tennis/#/ranking", false],
  ["sport+", false],
  ["+/tennis/#", true],
  ["", true],
])("%s is a filter: %s", (filter, expected) => {
  expect(isTopicFilter(filter)).toBe(expected);
});
