import type { Scene, WebGLRenderer } from "three";
import type { CameraRig } from "./camera-rig.ts";
import type { FrameLoop } from "./frame-loop.ts";
import type { PictureSize } from "./picture-size.ts";
import type { FrameRequests } from "./request-frames.ts";
import type { Stage } from "./stage.ts";

/** What a scene is made of while it runs. */
export interface RunningScene {
  readonly stage: Stage;
  readonly rig: CameraRig;
  readonly frames: FrameRequests;
  readonly renderer: WebGLRenderer;
  readonly scene: Scene;
  readonly loop: FrameLoop;
  readonly picture: PictureSize;
}
