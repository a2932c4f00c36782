import { z } from "zod";
import { machineStates } from "../appearance/machine-state.ts";
import { localizedTextSchema } from "./localized-text.ts";
import { idSchema, signalSchema } from "./signal-schema.ts";

export const modelFilePattern = /^[a-z0-9][a-z0-9-]*\.glb$/;

const axisSchema = z
  .tuple([z.number(), z.number(), z.number()])
  .refine((axis) => Math.hypot(...axis) > 0, { params: { zh: "轴向不能全为 0", en: "must not be all zeros" } });

const spanSchema = z.tuple([z.number(), z.number()]);

/** How one part of the model follows one signal. Angles are degrees, lengths metres. */
const motionSchema = z.discriminatedUnion("kind", [
  z.strictObject({
    kind: z.literal("translate"),
    part: z.string().min(1),
    axis: axisSchema,
    signal: idSchema,
    from: spanSchema.describe("Signal values at the two ends"),
    to: spanSchema.describe("Places of the part at the two ends, metres along the axis"),
  }),
  z.strictObject({
    kind: z.literal("rotate"),
    part: z.string().min(1),
    axis: axisSchema,
    signal: idSchema,
    from: spanSchema,
    to: spanSchema.describe("Angles at the two ends, degrees about the axis"),
  }),
  z.strictObject({
    kind: z.literal("scale"),
    part: z.string().min(1),
    axis: axisSchema,
    signal: idSchema,
    from: spanSchema,
    to: spanSchema.describe("Scale of the part along the axis at the two ends"),
  }),
  z.strictObject({
    kind: z.literal("spin"),
    part: z.string().min(1),
    axis: axisSchema,
    signal: idSchema,
    rpmPerUnit: z.number().default(1).describe("Revolutions per minute for one unit of the signal"),
  }),
  z.strictObject({
    kind: z.literal("advance"),
    part: z.string().min(1).describe("A row of units that looks the same when moved by one pitch"),
    axis: axisSchema,
    signal: idSchema.describe("A counter: the row moves on by one pitch for every count"),
    pitchM: z.number().positive().describe("Metres from one unit to the next"),
    stepS: z.number().positive().describe("Seconds that a step takes: the takt, so that the row does not pause"),
  }),
  z.strictObject({
    kind: z.literal("fill"),
    part: z.string().min(1),
    signal: idSchema,
    from: z.number().describe("The part is there while the signal is at this value or above"),
  }),
]);

/** Which signal plays which part in what a device means. */
const roleSchema = z.strictObject({
  state: idSchema.optional(),
  states: z
    .record(z.string(), z.enum(machineStates))
    .default({})
    .describe("Meaning of the state signal's values where their names do not say it"),
  goodCount: idSchema.optional(),
  totalCount: idSchema.optional(),
  scrapCount: idSchema.optional().describe("Units scrapped; by default those that are not good"),
  reworkCount: idSchema.optional().describe("Units worked again; without it every good unit counts as good at once"),
  idealCycleS: z.number().positive().optional().describe("Planned run time per item (PRI of ISO 22400-2), seconds"),
  unitsAtOnce: z
    .int()
    .positive()
    .optional()
    .describe("Units that end together, 1 by default: the load of a furnace; its pace is told once one has ended"),
  workInProcess: idSchema.optional().describe("Units that are in the device or its buffer"),
  power: idSchema.optional().describe("Active power, kW"),
  energy: idSchema.optional().describe("Meter reading, kWh; where it is given, energy is not summed up from power"),
});

/** What an asset does for the plant where it makes nothing itself. */
export const services = ["logistics", "storage", "energy", "environment"] as const;

/** Something to read about a device: what an alarm asks for, how it is maintained, or where more is written. */
const documentSchema = z.strictObject({
  name: localizedTextSchema,
  text: localizedTextSchema.optional(),
  url: z
    .url({ protocol: /^https?$/ })
    .optional()
    .describe("Where it is kept; opened outside the twin"),
});

/** The roles that name signals. */
export const roleSignals = [
  "state",
  "goodCount",
  "totalCount",
  "scrapCount",
  "reworkCount",
  "workInProcess",
  "power",
  "energy",
] as const;

export type RoleSignal = (typeof roleSignals)[number];

/** types/<id>.json: one kind of device, or of any other asset that has signals or a model. */
export const deviceTypeSchema = z.strictObject({
  $schema: z.string().optional(),
  format: z.literal(1),
  id: idSchema,
  name: localizedTextSchema,
  model: z
    .string()
    .regex(modelFilePattern)
    .optional()
    .describe("GLB beside plant.json; its node names are the part names, and `<part>@far` is a part's far level"),
  footprintM: z
    .tuple([z.number().positive(), z.number().positive(), z.number().positive()])
    .optional()
    .describe("Width, height and depth in metres"),
  signals: z.array(signalSchema).default([]),
  role: roleSchema.default({ states: {} }),
  service: z.enum(services).optional().describe("What it does for the plant where it makes nothing itself"),
  documents: z.array(documentSchema).default([]).describe("To read about such a device; operators only"),
  label: idSchema.optional().describe("Signal whose value stands beside the name in the scene"),
  motion: z.array(motionSchema).default([]),
  opens: z
    .array(z.string())
    .default([])
    .describe("Parts that fade when the camera comes inside; the first is the shell around what is inside"),
});

export type Service = (typeof services)[number];
export type DeviceDocument = z.infer<typeof documentSchema>;
export type DeviceType = z.infer<typeof deviceTypeSchema>;
export type Motion = z.infer<typeof motionSchema>;
