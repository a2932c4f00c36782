/** Bytes that can be read anywhere, a file as a rule. */
export interface ByteSource {
  readonly sizeBytes: number;
  /** The bytes from an offset on, fewer only where the source ends. Rejects where reading itself fails. */
  read(offset: number, length: number): Promise<Uint8Array>;
}

/** Where bytes are written one after the other. The bytes may be reused once the promise is settled. */
export interface ByteSink {
  write(bytes: Uint8Array): Promise<void>;
}
