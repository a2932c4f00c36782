/** What was given to WebGL while it was counted. */
export interface GlCounts {
  /** Draw calls; each entry of a multi-draw counts as one. */
  submissions: number;
  triangles: number;
  uploadBytes: number;
}

type Method = (...args: never[]) => unknown;

type Methods = Record<string, Method>;

/** What draws several geometries by one call. */
const multiDraw = Object.getPrototypeOf(
  document.createElement("canvas").getContext("webgl2")?.getExtension("WEBGL_multi_draw") ?? {},
) as Methods;

/** Counts what a WebGL2 context is given until `stop` is called; before and after it costs nothing. */
export function countGl(): { counts: GlCounts; stop: () => void } {
  const counts: GlCounts = { submissions: 0, triangles: 0, uploadBytes: 0 };
  const context = WebGL2RenderingContext.prototype as unknown as Methods;
  const restores: (() => void)[] = [];
  const watch = (name: string, look: (args: readonly unknown[]) => void, prototype = context): void => {
    const original = prototype[name];
    if (original === undefined) return;
    restores.push(() => {
      prototype[name] = original;
    });
    prototype[name] = function (this: unknown, ...args: never[]) {
      look(args);
      return original.apply(this, args);
    };
  };
  const drawn = (mode: unknown, vertices: unknown, instances: unknown = 1): void => {
    counts.submissions++;
    if (mode === WebGL2RenderingContext.TRIANGLES) counts.triangles += (Number(vertices) / 3) * Number(instances);
  };
  watch("drawElements", ([mode, count]) => drawn(mode, count));
  watch("drawArrays", ([mode, , count]) => drawn(mode, count));
  watch("drawElementsInstanced", ([mode, count, , , instances]) => drawn(mode, count, instances));
  watch("drawArraysInstanced", ([mode, , count, instances]) => drawn(mode, count, instances));
  const drawnByOneCall = ([mode, counts, , , , , instances, , draws]: readonly unknown[]): void => {
    for (let place = 0; place < Number(draws); place++) {
      drawn(mode, (counts as Int32Array)[place], (instances as Int32Array)[place]);
    }
  };
  watch("multiDrawElementsInstancedWEBGL", drawnByOneCall, multiDraw);
  watch("bufferData", ([, data]) => {
    counts.uploadBytes += sizeOf(data);
  });
  watch("bufferSubData", ([, , data, , length]) => {
    counts.uploadBytes += length === undefined ? sizeOf(data) : Number(length) * elementBytes(data);
  });
  watch("texSubImage2D", (args) => {
    // Width and height, and the bytes of a texel by the data that they lie in.
    counts.uploadBytes += Number(args[4]) * Number(args[5]) * 4 * elementBytes(args[8]);
  });
  return {
    counts,
    stop() {
      for (const restore of restores) restore();
    },
  };
}

function sizeOf(data: unknown): number {
  return typeof data === "number" ? 0 : ArrayBuffer.isView(data) ? data.byteLength : 0;
}

function elementBytes(data: unknown): number {
  return ArrayBuffer.isView(data) && "BYTES_PER_ELEMENT" in data ? Number(data.BYTES_PER_ELEMENT) : 1;
}
