/** What an exchange file needs of the machine that it is written or read on; the twin itself has none of it. */
export interface ExchangeCodec {
  /** Zstandard (RFC 8878). */
  compress(bytes: Uint8Array): Uint8Array;
  /** Throws where the bytes are damaged, or hold more than they should. */
  decompress(bytes: Uint8Array, sizeBytes: number): Uint8Array;
  /** CRC-32 as in ISO-HDLC; `previous` is that of the bytes before. */
  crc32(bytes: Uint8Array, previous: number): number;
  startSha256(): RunningHash;
  /** Whether an Ed25519 signature (RFC 8032) of a digest is by a key; both in base64, the key as its 32 bytes. */
  isSignedBy(publicKey: string, digest: Uint8Array, signature: string): boolean;
}

/** A hash of bytes as they come. */
export interface RunningHash {
  update(bytes: Uint8Array): void;
  /** Of what came so far; more may come. */
  digest(): Uint8Array;
}

/** Signs what the host saves. */
export interface Signer {
  /** Base64 of the 32 bytes of an Ed25519 public key. */
  readonly publicKey: string;
  /** @returns base64 */
  sign(digest: Uint8Array): string;
}

/** The digest of bytes as 64 hexadecimal digits. */
export function sha256Hex(codec: ExchangeCodec, ...pieces: readonly Uint8Array[]): string {
  const hash = codec.startSha256();
  for (const piece of pieces) hash.update(piece);
  return toHex(hash.digest());
}

export function toHex(bytes: Uint8Array): string {
  return Array.from(bytes, (byte) => byte.toString(16).padStart(2, "0")).join("");
}
