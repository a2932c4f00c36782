import { fillPlaceholders } from "./fill-placeholders.ts";
import type { Report } from "./parse-json-file.ts";
import type { Asset, Signal, SignalBinding } from "./plant.ts";
import type { Feed } from "./plant-schema.ts";
import type { SignalDefinition } from "./signal-schema.ts";
import { topicMatches } from "./topic-filter.ts";

/** Reports about a type file, by type id. */
export type ReportOnType = (typeId: string) => Report;

/** The plant's signal list: every signal of every asset's type, bound to a feed and a topic. */
export function bindSignals(
  assets: readonly Asset[],
  feeds: readonly Feed[],
  report: Report,
  reportOnType: ReportOnType,
): Signal[] {
  const signals: Signal[] = [];
  for (const asset of assets) {
    for (const [place, definition] of (asset.type?.signals ?? []).entries()) {
      const binding = bindSignal(definition, place, asset, feeds, report, reportOnType);
      if (binding === undefined) continue;
      const staleAfterMs = binding.source.staleAfterMs ?? feeds[binding.feed]?.staleAfterMs ?? 5000;
      signals.push({
        index: signals.length,
        asset: asset.index,
        definition,
        binding,
        staleAfterUs: staleAfterMs * 1000,
      });
    }
  }
  return signals;
}

function bindSignal(
  definition: SignalDefinition,
  place: number,
  asset: Asset,
  feeds: readonly Feed[],
  report: Report,
  reportOnType: ReportOnType,
): SignalBinding | undefined {
  const source = definition.from;
  // A signal without a source is reported once, with its type, not once for every asset of that type.
  if (source === undefined) return undefined;
  const topic = fillPlaceholders(source.topic, asset.placeholders);
  const where = `${asset.path}/${definition.id}`;
  if (topic.missing.length > 0) {
    const names = topic.missing.map((name) => `{${name}}`).join(", ");
    report(asset.jsonPath, {
      zh: `${where} 的主题 “${source.topic}” 中 ${names} 没有对应的值，请在 params 中给出`,
      en: `nothing stands for ${names} in the topic "${source.topic}" of ${where}; give it in params`,
    });
    return undefined;
  }
  if (/[+#\0]/.test(topic.text)) {
    reportOnType(asset.type?.id ?? "")(["signals", place, "from", "topic"], {
      zh: `“${topic.text}”（${where}）含有通配符，此处须为完整主题`,
      en: `"${topic.text}" (${where}) has a wildcard; a whole topic is needed here`,
    });
    return undefined;
  }
  const feed = feeds.findIndex((candidate) =>
    source.feed === undefined
      ? candidate.subscribe.some((filter) => topicMatches(filter, topic.text))
      : candidate.id === source.feed,
  );
  if (feed === -1) {
    report(asset.jsonPath, {
      zh: `没有数据源提供 ${where}：主题 “${topic.text}” 不在任何 feeds[].subscribe 之内`,
      en: `nothing feeds ${where}: no feeds[].subscribe covers the topic "${topic.text}"`,
    });
    return undefined;
  }
  return { feed, topic: topic.text, source };
}
