import { createPrivateKey, generateKeyPairSync, type KeyObject, sign } from "node:crypto";
import { mkdir, open, readFile } from "node:fs/promises";
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
  const privateKey = (await makeKey(path)) ?? createPrivateKey(await readFile(path, "utf8"));
  const { x } = z.object({ crv: z.literal("Ed25519"), x: z.string() }).parse(privateKey.export({ format: "jwk" }));
  return {
    publicKey: Buffer.from(x, "base64url").toString("base64"),
    sign: (digest) => sign(null, digest, privateKey).toString("base64"),
  };
}

/** A new key in a new file; undefined where there is a file already, also one that another host just made. */
async function makeKey(path: string): Promise<KeyObject | undefined> {
  const { privateKey } = generateKeyPairSync("ed25519");
  try {
    const file = await open(path, "wx", 0o600);
    await file.writeFile(privateKey.export({ type: "pkcs8", format: "pem" }));
    await file.sync();
    await file.close();
    return privateKey;
  } catch (error) {
    if (error instanceof Error && "code" in error && error.code === "EEXIST") return undefined;
    throw error;
  }
}
