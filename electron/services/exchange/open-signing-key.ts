import { createPrivateKey, generateKeyPairSync, randomUUID, sign } from "node:crypto";
import { existsSync } from "node:fs";
import { link, mkdir, open, readFile, rm } from "node:fs/promises";
import { join } from "node:path";
import { z } from "zod";
import type { Signer } from "../../../twin/recording/exchange-codec.ts";

/** Name of the key's file in the host's data folder: PKCS #8 in PEM form (RFC 5958). */
const keyFile = "signing-key.pem";

/**
 * The host's own Ed25519 key (RFC 8032), made on first use. Its file is readable by the host's user alone.
 *
 * @param folder the host's data folder; it is made where it is not there
 */
export async function openSigningKey(folder: string): Promise<Signer> {
  await mkdir(folder, { recursive: true });
  const path = join(folder, keyFile);
  if (!existsSync(path)) await makeKey(path);
  const privateKey = createPrivateKey(await readFile(path, "utf8"));
  const { x } = z.object({ crv: z.literal("Ed25519"), x: z.string() }).parse(privateKey.export({ format: "jwk" }));
  return {
    publicKey: Buffer.from(x, "base64url").toString("base64"),
    sign: (digest) => sign(null, digest, privateKey).toString("base64"),
  };
}

/** Puts a new key there as a whole; where another host was quicker, its key stays. */
async function makeKey(path: string): Promise<void> {
  const { privateKey } = generateKeyPairSync("ed25519");
  const unfinished = `${path}.${randomUUID()}.part`;
  const file = await open(unfinished, "wx", 0o600);
  try {
    await file.writeFile(privateKey.export({ type: "pkcs8", format: "pem" }));
    await file.sync();
    await link(unfinished, path);
  } catch (error) {
    if (!(error instanceof Error && "code" in error && error.code === "EEXIST")) throw error;
  } finally {
    await file.close();
    await rm(unfinished, { force: true });
  }
}
