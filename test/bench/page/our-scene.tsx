import { Profiler } from "react";
import { createRoot } from "react-dom/client";
import type { Vector3 } from "three";
import PlantScene, { type RunningScene } from "../../../renderer/scene/plant-scene.tsx";
import { startTexts } from "../../../renderer/session/language.ts";
import { createLiveTicker } from "../../../renderer/session/live-ticker.ts";
import { createLiveValues } from "../../../renderer/session/live-values.ts";
import { SessionProvider } from "../../../renderer/session/session-context.tsx";
import { createSessionStore } from "../../../renderer/session/session-store.ts";
import type { PlantView } from "../../../twin/plant/plant-view.ts";
import { createStressBatches, setBaseTime } from "./stress-batches.ts";
import type { Subject } from "./subject.ts";
import { timeAnimationFrames } from "./time-animation-frames.ts";

const session = { retryFeed: () => undefined, stop: () => undefined };

/** The scene as the app shows it, fed with batches through its live values. */
export async function createOurScene(view: PlantView, valuesPerS: number): Promise<Subject> {
  const frames = timeAnimationFrames();
  await startTexts("en");
  const store = createSessionStore("en", "studio");
  const live = createLiveValues(view, Date.now() * 1000, () => performance.now());
  const batches = createStressBatches(view, valuesPerS);
  setBaseTime(batches.first, live.nowUs());
  live.apply(batches.first);
  store.setState({ live, link: "open" });
  let commits = 0;
  const running = await new Promise<RunningScene>((resolve) => {
    createRoot(document.getElementById("root") ?? document.body).render(
      <Profiler id="scene" onRender={() => commits++}>
        <SessionProvider store={store} session={session} ticker={createLiveTicker(store, () => performance.now())}>
          <PlantScene onRunning={resolve} />
        </SessionProvider>
      </Profiler>,
    );
  });
  let batch: Uint8Array | undefined;
  const pose = { position: running.stage.camera.position.clone(), target: running.rig.target.clone() };
  return {
    gl: running.renderer.getContext() as WebGL2RenderingContext,
    scene: running.scene,
    prepare() {
      batch = batches.next(live.nowUs());
    },
    async draw(_frame: number, eye: Vector3, target: Vector3) {
      const startMs = performance.now();
      if (batch !== undefined) live.apply(batch);
      pose.position.copy(eye);
      pose.target.copy(target);
      running.rig.flyTo(pose, true);
      running.frames.soon();
      const appliedMs = performance.now() - startMs;
      return appliedMs + (await frames.next());
    },
    commits: () => commits,
  };
}
