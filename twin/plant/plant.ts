import type { Calendar } from "./calendar-schema.ts";
import type { DeviceType } from "./device-type-schema.ts";
import type { LocalizedText } from "./localized-text.ts";
import type { Carbon, Feed, Flow, Level, Production, View } from "./plant-schema.ts";
import type { SignalDefinition, SignalSource } from "./signal-schema.ts";

/** A plant as the rest of the twin sees it: flat lists in the order of the tree, cross-referenced by index. */
export interface Plant {
  readonly id: string;
  readonly name: LocalizedText;
  readonly origin: "plant" | "simulated";
  readonly feeds: readonly Feed[];
  /** The root (the plant as a whole) first, then depth first. */
  readonly assets: readonly Asset[];
  readonly signals: readonly Signal[];
  readonly views: readonly View[];
  readonly flows: readonly Flow[];
  /** When it is planned to work, where no part of it says otherwise. */
  readonly calendar: Calendar;
  /** Undefined where nobody says what a unit of energy costs the climate. */
  readonly carbon: Carbon | undefined;
}

/** A node of the plant. */
export interface Asset {
  readonly index: number;
  readonly id: string;
  /** Ids from the root, joined by slashes, without the root's own; the root's path is the plant's id. */
  readonly path: string;
  readonly level: Level;
  readonly name: LocalizedText;
  /** Index of the parent; -1 for the root. */
  readonly parent: number;
  readonly type: DeviceType | undefined;
  /** Metres and degrees relative to the parent. */
  readonly place: { readonly positionM: readonly [number, number, number]; readonly headingDeg: number };
  /** How its figures come from those of its devices. */
  readonly production: Production;
  /** When it is planned to work; the same object for all that are planned together. */
  readonly calendar: Calendar;
  /** What the placeholders stand for here. */
  readonly placeholders: ReadonlyMap<string, string>;
  /** Where it stands in plant.json, for messages about it. */
  readonly jsonPath: readonly PropertyKey[];
}

/** One measured or derived quantity of an asset. */
export interface Signal {
  /** Place in the plant's signal list: what a sample batch names. */
  readonly index: number;
  /** Index of the asset. */
  readonly asset: number;
  readonly definition: SignalDefinition;
  /** How samples reach it. */
  readonly binding: SignalBinding;
  /** A value older than this is stale, microseconds. */
  readonly staleAfterUs: number;
}

/** A signal's source with its placeholders filled. */
export interface SignalBinding {
  /** Index of the feed. */
  readonly feed: number;
  readonly topic: string;
  readonly source: SignalSource;
}
