/** File systems take 255 bytes as a rule, and a file has a longer name while it is being written. */
const maxNameBytes = 200;

/** A name that somebody gave, as one that every file system takes and that stays in its folder; of a long one the end. */
export function plainFileName(name: string, otherwise: string): string {
  const plain = name.replace(/[^\p{L}\p{N}._ -]/gu, "_").replace(/^\.+/, "");
  let sizeBytes = 0;
  const signs = [...plain];
  const first = signs.findLastIndex((sign) => {
    sizeBytes += Buffer.byteLength(sign);
    return sizeBytes > maxNameBytes;
  });
  return plain === "" ? otherwise : signs.slice(first + 1).join("");
}
