import { z } from "zod";
import { calendarSchema } from "./calendar-schema.ts";
import { localizedTextSchema } from "./localized-text.ts";
import { idSchema } from "./signal-schema.ts";

/**
 * Levels of the hierarchy, widest first. IEC 62264 calls factory site, workshop area, line production line,
 * cell work cell and device work unit; the park has no level there and is ours.
 */
export const levels = ["park", "factory", "workshop", "line", "cell", "device"] as const;

export type Level = (typeof levels)[number];

const metresSchema = z.tuple([z.number(), z.number(), z.number()]);

const placeSchema = z.strictObject({
  positionM: metresSchema.describe("Metres east, up and south of the parent's own place"),
  headingDeg: z.number().default(0).describe("Degrees anticlockwise seen from above, relative to the parent"),
});

export const brokerUrlPattern = /^(mqtts?|wss?):\/\/[^\s@]+$/;

const brokerUrlSchema = z.string().regex(brokerUrlPattern);

/** One connection to a broker. Secrets are never here: the host keeps them. */
const feedSchema = z.strictObject({
  id: idSchema,
  url: brokerUrlSchema.describe("mqtt://, mqtts://, ws:// or wss://, without user name or password"),
  protocol: z
    .union([z.literal(5), z.literal(4)])
    .default(5)
    .describe("5 for MQTT 5, 4 for MQTT 3.1.1"),
  subscribe: z.array(z.string().min(1)).min(1).describe("Topic filters"),
  qos: z.union([z.literal(0), z.literal(1)]).default(0),
  decoder: z.literal("json").default("json"),
  staleAfterMs: z.int().positive().default(5000),
  clockToleranceMs: z
    .int()
    .positive()
    .default(10_000)
    .describe("A device clock further off than this is kept apart and the received time orders the samples"),
});

/** How the figures of a line come from those of its devices, which stand in the order of the flow. */
const productionSchema = z.strictObject({
  calendar: idSchema
    .optional()
    .describe("Of plant.json's calendars the one by which this and all below is planned; by default the plant's own"),
  output: idSchema
    .optional()
    .describe("Device below whose good units are those of the line; not needed where the line counts them itself"),
  constraint: idSchema
    .optional()
    .describe("Device below that sets the pace: the line's OEE is its own. Without it the devices are summed up"),
  people: z.int().nonnegative().optional().describe("People planned to work here while it is planned to work"),
  taktS: z.number().positive().optional().describe("Time in which the customer needs one unit, seconds"),
});

/** What a unit of energy costs the climate, and who says so. */
export const carbonSchema = z.strictObject({
  kgPerKwh: z.number().nonnegative().describe("Emission factor of the electricity, kg of CO2 equivalent per kWh"),
  source: localizedTextSchema,
});

const assetSchema = z.strictObject({
  id: idSchema,
  level: z.enum(levels),
  type: idSchema.optional(),
  name: localizedTextSchema,
  place: placeSchema.default({ positionM: [0, 0, 0], headingDeg: 0 }),
  topic: z
    .string()
    .min(1)
    .optional()
    .describe("What {topic} stands for; by default the parent's topic, a slash and this id"),
  params: z.record(z.string(), z.string()).default({}).describe("Further placeholders for this asset and those below"),
  production: productionSchema.optional().describe("How its figures come about"),
  get assets() {
    return z.array(assetSchema).default([]);
  },
});

export const viewSchema = z.strictObject({
  id: idSchema,
  asset: z.string().min(1).describe("Path of the asset, or the plant's id for the whole"),
  camera: z.strictObject({ positionM: metresSchema, targetM: metresSchema }),
});

export const flowKinds = ["energy", "material"] as const;

/** What goes from one part of the plant to another all the time, and how much of it: drawn as a band on the ground. */
const flowSchema = z.strictObject({
  kind: z.enum(flowKinds),
  from: z.string().min(1).describe("Path of the asset that gives"),
  to: z.string().min(1).describe("Path of the asset that takes"),
  signal: z.strictObject({
    asset: z.string().min(1).describe("Path of the asset that measures"),
    id: idSchema,
  }),
  full: z
    .number()
    .refine((full) => full !== 0, { params: { zh: "不能为 0", en: "must not be 0" } })
    .describe("Signal value at which the band is widest; a value of the other sign flows back"),
  routeM: z.array(metresSchema).min(2).describe("Points of the way in the plant's space: metres east, up and south"),
});

/** plant.json: the hierarchy, where things stand, which feeds bring the data. */
export const plantSchema = z.strictObject({
  $schema: z.string().optional(),
  format: z.literal(1),
  id: idSchema,
  name: localizedTextSchema,
  level: z.enum(levels).default("park").describe("Level of the plant as a whole"),
  type: idSchema.optional().describe("Type of the plant as a whole: its grounds, its own signals"),
  topic: z.string().min(1).optional(),
  params: z.record(z.string(), z.string()).default({}),
  origin: z.enum(["plant", "simulated"]),
  feeds: z.array(feedSchema).min(1),
  assets: z.array(assetSchema).min(1),
  views: z.array(viewSchema).default([]),
  flows: z.array(flowSchema).max(64).default([]).describe("Energy and material between the assets"),
  calendar: calendarSchema.optional().describe("Without one the plant is planned to work all the time"),
  calendars: z
    .record(idSchema, calendarSchema)
    .default({})
    .describe("Calendars of lines that are planned in another way than the plant, by id"),
  carbon: carbonSchema.optional(),
});

export type Production = z.infer<typeof productionSchema>;
export type Carbon = z.infer<typeof carbonSchema>;
export type PlantFile = z.infer<typeof plantSchema>;
export type AssetEntry = z.infer<typeof assetSchema>;
export type Feed = z.infer<typeof feedSchema>;
export type View = z.infer<typeof viewSchema>;
export type Flow = z.infer<typeof flowSchema>;
