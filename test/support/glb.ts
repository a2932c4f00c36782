/** A GLB without geometry: nodes with these names. */
export function glb(nodeNames: readonly string[], extensionsRequired: readonly string[] = []): Uint8Array {
  const json = JSON.stringify({
    asset: { version: "2.0" },
    nodes: nodeNames.map((name) => ({ name })),
    ...(extensionsRequired.length > 0 ? { extensionsRequired, extensionsUsed: extensionsRequired } : {}),
  });
  const content = new TextEncoder().encode(json.padEnd(Math.ceil(json.length / 4) * 4));
  const bytes = new Uint8Array(20 + content.length);
  const view = new DataView(bytes.buffer);
  view.setUint32(0, 0x46546c67, true);
  view.setUint32(4, 2, true);
  view.setUint32(8, bytes.length, true);
  view.setUint32(12, content.length, true);
  view.setUint32(16, 0x4e4f534a, true);
  bytes.set(content, 20);
  return bytes;
}
