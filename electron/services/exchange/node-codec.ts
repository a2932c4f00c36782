import { createHash, createPublicKey, verify } from "node:crypto";
import { crc32, zstdCompressSync, zstdDecompressSync } from "node:zlib";
import type { ExchangeCodec } from "../../../twin/recording/exchange-codec.ts";

/** What exchange files need, by Node's own means. */
export const nodeCodec: ExchangeCodec = {
  compress: (bytes) => zstdCompressSync(bytes),
  // Node refuses an output limit of zero.
  decompress: (bytes, sizeBytes) => zstdDecompressSync(bytes, { maxOutputLength: Math.max(1, sizeBytes) }),
  crc32: (bytes, previous) => crc32(bytes, previous),
  startSha256() {
    const hash = createHash("sha256");
    return {
      update: (bytes) => void hash.update(bytes),
      digest: () => hash.copy().digest(),
    };
  },
  isSignedBy(publicKey, digest, signature) {
    const key = Buffer.from(publicKey, "base64");
    if (key.length !== 32) return false;
    const x = key.toString("base64url");
    const keyObject = createPublicKey({ key: { kty: "OKP", crv: "Ed25519", x }, format: "jwk" });
    return verify(null, digest, keyObject, Buffer.from(signature, "base64"));
  },
};
