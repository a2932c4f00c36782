import { z } from "zod";
import { localizedTextSchema } from "../plant/localized-text.ts";
import { type ExchangeCodec, sha256Hex } from "../recording/exchange-codec.ts";
import { recordingReferenceSchema } from "../recording/recording-reference.ts";
import { sha256Schema } from "../recording/sha256-schema.ts";
import { canonicalJson } from "../scenario/canonical-json.ts";
import { evidenceSchema } from "../scenario/evidence.ts";
import { signalInventorySchema } from "./inventory-signals.ts";

const timeUsSchema = z.number();

/** Evidence as a report speaks of it. */
const manifestEvidenceSchema = z.strictObject({
  /** @see hashEvidence */
  sha256: sha256Schema,
  evidence: evidenceSchema,
  /** The criteria that it is attached to, as pack/criterion. */
  criteria: z.array(z.string()),
  /** SHA-256 of the scenario's file; null where that was not kept. */
  scenario: sha256Schema.nullable(),
  /** SHA-256 of its picture. */
  picture: sha256Schema.nullable(),
  /** SHA-256 of the recording that it was measured on; null where no file was saved. */
  recording: sha256Schema.nullable(),
});

/** All that a report rests on, each thing with its hash: what somebody needs to tell whether anything was changed. */
export const reportManifestSchema = z.strictObject({
  format: z.literal(1),
  kind: z.literal("vitrine-report"),
  /** UTC microseconds. */
  createdUs: timeUsSchema,
  /** Name and version of what made the report, and who had it made. */
  software: z.string(),
  author: z.string(),
  plant: z.strictObject({ id: z.string(), name: localizedTextSchema, sha256: sha256Schema }),
  /** SHA-256 of the assessment in canonical JSON. */
  assessment: z.strictObject({ id: z.string(), title: z.string(), sha256: sha256Schema }),
  assessors: z.array(z.strictObject({ id: z.string(), name: z.string() })),
  /** SHA-256 of the files. */
  packs: z.array(z.strictObject({ id: z.string(), title: localizedTextSchema, sha256: sha256Schema })),
  scenarios: z.array(z.strictObject({ id: z.string(), title: localizedTextSchema, sha256: sha256Schema })),
  recordings: z.array(recordingReferenceSchema),
  evidence: z.array(manifestEvidenceSchema),
  /** Those in the report, in PNG form, and those that it had no room for. */
  pictures: z.array(z.strictObject({ sha256: sha256Schema, sizeBytes: z.number(), isShown: z.boolean() })),
  /** What the evidence was computed from. */
  signals: z.array(signalInventorySchema),
  /** Documents that people brought. */
  documents: z.array(z.strictObject({ name: z.string(), sha256: sha256Schema })),
});

export type ReportManifest = z.infer<typeof reportManifestSchema>;
export type ManifestEvidence = ReportManifest["evidence"][number];

/** The manifest in canonical JSON (RFC 8785), which is what is hashed and what stands in a report. */
export function manifestText(manifest: ReportManifest): string {
  return canonicalJson(z.json().parse(manifest));
}

/** SHA-256 of a manifest, as 64 hexadecimal digits. */
export function hashManifest(manifest: ReportManifest, codec: ExchangeCodec): string {
  return sha256Hex(codec, new TextEncoder().encode(manifestText(manifest)));
}
