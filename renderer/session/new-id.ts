/** A new id that nobody else has. Unlike `crypto.randomUUID` it works on pages without TLS, as in a plant's network. */
export function newId(): string {
  return Array.from(crypto.getRandomValues(new Uint8Array(12)), (byte) => byte.toString(16).padStart(2, "0")).join("");
}
