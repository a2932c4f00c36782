import { Profiler } from "react";
import { createRoot } from "react-dom/client";
import type { Vector3 } from "three";
import PlantScene from "../../../renderer/scene/plant-scene.tsx";
import type { RunningScene } from "../../../renderer/scene/running-scene.ts";
import type { Session } from "../../../renderer/session/connect-session.ts";
import { startTexts } from "../../../renderer/session/language.ts";
import { createLiveTicker } from "../../../renderer/session/live-ticker.ts";
import { createLiveValues } from "../../../renderer/session/live-values.ts";
import { createSessionClock } from "../../../renderer/session/session-clock.ts";
import { SessionProvider } from "../../../renderer/session/session-context.tsx";
import { createSessionRequests } from "../../../renderer/session/session-requests.ts";
import { createSessionStore } from "../../../renderer/session/session-store.ts";
import type { PlantView } from "../../../twin/plant/plant-view.ts";
import type { FrameClock } from "./frame-clock.ts";
import { createStressBatches, setBaseTime } from "./stress-batches.ts";
import type { Subject } from "./subject.ts";
import { timeAnimationFrames } from "./time-animation-frames.ts";

const screenHeightPx = 1080;

/** A session of no host: whatever is asked is answered with that. */
const session: Session = {
  ...createSessionRequests(
    () => undefined,
    () => undefined,
  ),
  beside: () => session,
  askAgain: () => undefined,
  stop: () => undefined,
};

/** The scene as the app shows it, fed with batches through its live values. */
export async function createOurScene(view: PlantView, valuesPerS: number, clock: FrameClock): Promise<Subject> {
  const frames = timeAnimationFrames(clock);
  await startTexts("en");
  const store = createSessionStore("en", "studio", "grey");
  const live = createLiveValues(
    view,
    createSessionClock(Date.now() * 1000, () => performance.now()),
  );
  const batches = createStressBatches(view, valuesPerS);
  setBaseTime(batches.first, live.nowUs());
  live.apply(batches.first);
  store.setState({ live, link: "open", source: { kind: "live", modelFolder: "plant/" } });
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
  let drawn = 0;
  const { draw } = running.loop;
  Object.assign(running.loop, {
    draw(elapsedS: number) {
      drawn++;
      draw(elapsedS);
    },
  });
  // The canvas is small, so that software can draw it; in how much detail, is chosen as for a whole screen.
  Object.assign(running.picture, { heightPx: () => screenHeightPx });
  let batch: Uint8Array | undefined;
  const pose = { position: running.stage.camera.position.clone(), target: running.rig.target.clone() };
  return {
    gl: running.renderer.getContext() as WebGL2RenderingContext,
    scene: running.scene,
    prepare() {
      batch = batches.next(live.nowUs());
    },
    async draw(_frame: number, eye: Vector3, target: Vector3) {
      const appliedMs = clock.spend(() => {
        if (batch !== undefined) live.apply(batch);
        pose.position.copy(eye);
        pose.target.copy(target);
        running.rig.flyTo(pose, true);
        running.frames.soon();
      });
      return appliedMs + (await frames.next());
    },
    commits: () => commits,
    apply: () => void live.apply(batches.next(live.nowUs())),
    info() {
      const { geometries, textures } = running.renderer.info.memory;
      return { geometries, textures, frames: drawn };
    },
  };
}
