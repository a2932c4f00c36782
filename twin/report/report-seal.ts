import { z } from "zod";
import type { ExchangeCodec, Signer } from "../recording/exchange-codec.ts";
import { sha256Schema } from "../recording/sha256-schema.ts";
import { canonicalJson } from "../scenario/canonical-json.ts";

/** What is signed of a report: its manifest, and each form of it without manifest, seal and pictures. */
const sealedSchema = z.strictObject({
  format: z.literal(1),
  manifestSha256: sha256Schema,
  htmlSha256: sha256Schema,
  wordSha256: sha256Schema,
  /** Base64 of the 32 bytes of an Ed25519 public key. */
  publicKey: z.string(),
});

/** The signature is that of the SHA-256 of all other members in canonical JSON (RFC 8785): Ed25519, base64. */
export const reportSealSchema = z.strictObject({ ...sealedSchema.shape, signature: z.string() });

export type ReportSeal = z.infer<typeof reportSealSchema>;

/** Signs what was made. */
export function sealReport(
  hashes: Pick<ReportSeal, "manifestSha256" | "htmlSha256" | "wordSha256">,
  signer: Signer,
  codec: ExchangeCodec,
): ReportSeal {
  const sealed = { format: 1 as const, ...hashes, publicKey: signer.publicKey };
  return { ...sealed, signature: signer.sign(digestOf(sealed, codec)) };
}

/** Whether a seal is as its key signed it; whose key that is, a person has to know. */
export function isSealValid({ signature, ...sealed }: ReportSeal, codec: ExchangeCodec): boolean {
  return codec.isSignedBy(sealed.publicKey, digestOf(sealed, codec), signature);
}

function digestOf(sealed: z.infer<typeof sealedSchema>, codec: ExchangeCodec): Uint8Array {
  const hash = codec.startSha256();
  hash.update(new TextEncoder().encode(canonicalJson({ ...sealed })));
  return hash.digest();
}
