import { z } from "zod";
import { calendarSchema } from "./calendar-schema.ts";
import { deviceTypeSchema, type RoleSignal, roleSignals } from "./device-type-schema.ts";
import { localizedTextSchema } from "./localized-text.ts";
import { placeAssets } from "./place-assets.ts";
import type { Plant, Signal } from "./plant.ts";
import { carbonSchema, type Flow, flowKinds, levels, viewSchema } from "./plant-schema.ts";
import type { AlarmDefinition } from "./signal-schema.ts";

/** Who looks: a visitor sees public signals and nothing of how they come; an operator sees everything. */
export const profiles = ["visitor", "operator"] as const;

export type Profile = (typeof profiles)[number];

const assetViewSchema = z.object({
  id: z.string(),
  path: z.string(),
  level: z.enum(levels),
  name: localizedTextSchema,
  parent: z.int().min(-1),
  /** Place in `types`; -1 for an asset without one. */
  type: z.int().min(-1),
  /** Metres and radians in the plant's space. */
  place: z.object({ x: z.number(), y: z.number(), z: z.number(), heading: z.number() }),
});

const signalViewSchema = z.object({
  asset: z.int().nonnegative(),
  /** Place in the signals of the asset's type. */
  definition: z.int().nonnegative(),
  staleAfterUs: z.number().positive(),
  /** How the samples come, for operators. */
  binding: z.object({ feed: z.int(), topic: z.string() }).optional(),
});

const flowViewSchema = z.object({
  kind: z.enum(flowKinds),
  /** Place in the view's signals. */
  signal: z.int().nonnegative(),
  /** Place of the asset that holds both ends: what lies in its ground. */
  within: z.int().nonnegative(),
  full: z.number(),
  routeM: z.array(z.tuple([z.number(), z.number(), z.number()])),
});

/** What a screen gets to know of a plant. The signals are in the order that its batches index. */
export const plantViewSchema = z.object({
  id: z.string(),
  name: localizedTextSchema,
  origin: z.enum(["plant", "simulated"]),
  assets: z.array(assetViewSchema),
  types: z.array(deviceTypeSchema),
  signals: z.array(signalViewSchema),
  views: z.array(viewSchema),
  flows: z.array(flowViewSchema),
  /** When the plant is planned to work, for shifts on an axis of time. */
  calendar: calendarSchema,
  /** Undefined where nobody says what a unit of energy costs the climate. */
  carbon: carbonSchema.optional(),
});

export type PlantView = z.infer<typeof plantViewSchema>;
export type AssetView = z.infer<typeof assetViewSchema>;
export type SignalView = z.infer<typeof signalViewSchema>;
export type FlowView = z.infer<typeof flowViewSchema>;

/** A profile's view of a plant and the way back from its signals to the plant's. */
export interface ProfileView {
  readonly plant: PlantView;
  /** By place in the view's signals, the place in the plant's. */
  readonly signalInPlant: Uint32Array<ArrayBuffer>;
}

/** What a screen of the given profile may see of a plant. */
export function viewPlant(plant: Plant, profile: Profile): ProfileView {
  const isVisible = (signal: Signal): boolean => profile === "operator" || signal.definition.visibility === "public";
  const usedTypes = [...new Set(plant.assets.flatMap((asset) => asset.type ?? []))];
  const types = usedTypes.map((type) => (profile === "operator" ? type : withPublicSignals(type)));
  const typePlaces = new Map(usedTypes.map((type, place) => [type, place]));
  const places = placeAssets(plant.assets);
  const visible = plant.signals.filter(isVisible);

  return {
    plant: {
      id: plant.id,
      name: plant.name,
      origin: plant.origin,
      assets: plant.assets.map(({ id, path, level, name, parent, type, index }) => ({
        id,
        path,
        level,
        name,
        parent,
        type: type === undefined ? -1 : (typePlaces.get(type) ?? -1),
        place: places[index] ?? { x: 0, y: 0, z: 0, heading: 0 },
      })),
      types,
      signals: visible.map((signal) => viewSignal(plant, types, typePlaces, signal, profile)),
      views: [...plant.views],
      flows: plant.flows.flatMap((flow) => viewFlow(flow, plant, visible) ?? []),
      calendar: plant.calendar,
      ...(plant.carbon === undefined ? {} : { carbon: plant.carbon }),
    },
    signalInPlant: Uint32Array.from(visible, (signal) => signal.index),
  };
}

type DeviceType = PlantView["types"][number];

/** Undefined where the screen may not see what measures the flow. */
function viewFlow(flow: Flow, { assets }: Plant, visible: readonly Signal[]): FlowView | undefined {
  const placeOf = (path: string): number => assets.findIndex((asset) => asset.path === path);
  const measuring = placeOf(flow.signal.asset);
  const signal = visible.findIndex(({ asset, definition }) => asset === measuring && definition.id === flow.signal.id);
  if (signal < 0) return undefined;
  const chainTo = (place: number): number[] => (place < 0 ? [] : [...chainTo(assets[place]?.parent ?? -1), place]);
  const around = new Set(chainTo(placeOf(flow.from)));
  const within = chainTo(placeOf(flow.to)).findLast((place) => around.has(place)) ?? 0;
  const { kind, full, routeM } = flow;
  return { kind, signal, within, full, routeM };
}

function viewSignal(
  plant: Plant,
  types: readonly DeviceType[],
  typePlaces: ReadonlyMap<DeviceType, number>,
  signal: Signal,
  profile: Profile,
): SignalView {
  const type = plant.assets[signal.asset]?.type;
  const definitions = type === undefined ? [] : (types[typePlaces.get(type) ?? -1]?.signals ?? []);
  const view: SignalView = {
    asset: signal.asset,
    definition: definitions.findIndex((definition) => definition.id === signal.definition.id),
    staleAfterUs: signal.staleAfterUs,
  };
  if (profile === "operator") view.binding = { feed: signal.binding.feed, topic: signal.binding.topic };
  return view;
}

/** A type without the signals that are not public, and without what refers to them. */
function withPublicSignals(type: DeviceType): DeviceType {
  const signals = type.signals
    .filter((signal) => signal.visibility === "public")
    .map((signal) => ({ ...signal, from: undefined, alarms: signal.alarms.map(withoutExpressions) }));
  const isKept = (id: string | undefined): boolean => signals.some((signal) => signal.id === id);
  const { states } = type.role;
  const shown = Object.fromEntries(
    roleSignals.map((key) => [key, isKept(type.role[key]) ? type.role[key] : undefined]),
  ) as Pick<DeviceType["role"], RoleSignal>;
  return {
    ...type,
    documents: [],
    signals,
    role: { states, ...shown },
    label: isKept(type.label) ? type.label : undefined,
    motion: type.motion.filter((motion) => isKept(motion.signal)),
  };
}

/** Expressions may name signals that are not public. */
function withoutExpressions(alarm: AlarmDefinition): AlarmDefinition {
  return { ...alarm, when: undefined, suppressWhen: undefined };
}
