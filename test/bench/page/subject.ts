import type { Object3D, Vector3 } from "three";

/** What is measured: something that draws the plant's parts, one frame when it is told to. */
export interface Subject {
  /** The context that it draws with. */
  readonly gl: WebGL2RenderingContext;
  /** Prepares what comes from outside of a frame: its cost is not measured. */
  prepare(frame: number): void;
  /** Draws one frame as seen from a place; the milliseconds of JavaScript that it took. */
  draw(frame: number, eye: Vector3, target: Vector3): Promise<number>;
  /** React's commits so far. */
  commits(): number;
  /** Bytes of textures and buffers that it holds, as far as it can tell. */
  readonly scene: Object3D;
  /** What three.js counts, of ours only. */
  readonly info?: () => { geometries: number; textures: number; frames: number };
  /** Takes in a batch at once, of ours only. */
  readonly apply?: () => void;
}

/** Frames a second that the time of a run stands for, however long this machine takes for them. */
export const framesPerS = 30;

/** Every part takes another colour this often. */
export const coloursPerS = 10;
