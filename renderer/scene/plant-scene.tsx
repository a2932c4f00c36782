import { Canvas, useFrame, useThree } from "@react-three/fiber";
import { type ReactNode, type RefObject, useEffect, useRef, useState } from "react";
import { useTranslation } from "react-i18next";
import { PerspectiveCamera, type Scene, Vector3, type WebGLRenderer } from "three";
import { typeOf } from "../../twin/plant/plant-index.ts";
import type { LiveValues } from "../session/live-values.ts";
import { useSessionState, useSessionStore } from "../session/session-context.tsx";
import { themes } from "../theme/themes.ts";
import { fieldOfViewDeg } from "./camera-pose.ts";
import { type CameraRig, createCameraRig } from "./camera-rig.ts";
import { createFrameLoop, type FrameLoop } from "./frame-loop.ts";
import { createGpuFence } from "./gpu-fence.ts";
import type { Model } from "./load-model.ts";
import { loadModels } from "./load-models.ts";
import { measureQuality } from "./measure-quality.ts";
import classes from "./plant-scene.module.css";
import { createFrameRequests, type FrameRequests } from "./request-frames.ts";
import { SceneOverlay } from "./scene-overlay.tsx";
import { createStage, type Stage } from "./stage.ts";
import { usePointer } from "./use-pointer.ts";

/** What a scene is made of while it runs, for those who measure it. */
export interface RunningScene {
  readonly stage: Stage;
  readonly rig: CameraRig;
  readonly frames: FrameRequests;
  readonly renderer: WebGLRenderer;
  readonly scene: Scene;
}

interface PlantSceneProps {
  readonly onRunning?: (running: RunningScene) => void;
}

/** The plant in three dimensions: park, factory and line are places in one space. */
export default function PlantScene({ onRunning }: PlantSceneProps): ReactNode {
  const { t } = useTranslation();
  const labels = useRef<HTMLDivElement>(null);
  const live = useSessionState((state) => state.live);
  const models = useModels(live);
  if (!hasWebGl) return <p className={classes.note}>{t("scene.no-webgl")}</p>;
  if (live === undefined || models === undefined) return <p className={classes.note}>{t("scene.loading")}</p>;
  return (
    <div className={classes.scene}>
      <Canvas
        frameloop="demand"
        camera={{ fov: fieldOfViewDeg, near: 1, far: 1000, position: [0, 200, 400] }}
        gl={{ antialias: true, powerPreference: "high-performance" }}
        events={noEvents}
        role="img"
        aria-label={t("scene.label")}
      >
        <Contents key={live.plant.view.id} live={live} models={models} labels={labels} onRunning={onRunning} />
      </Canvas>
      <div ref={labels} className={classes.labels} aria-hidden="true" />
      <SceneOverlay />
    </div>
  );
}

/** Machines have no handlers of their own: pick-asset.ts finds what is under the pointer. */
const noEvents = (): { enabled: boolean; priority: number } => ({ enabled: false, priority: 0 });

const hasWebGl = document.createElement("canvas").getContext("webgl2") !== null;

function useModels(live: LiveValues | undefined): ReadonlyMap<string, Model> | undefined {
  const store = useSessionStore();
  const modelFolder = useSessionState((state) => state.source?.modelFolder);
  const [models, setModels] = useState<ReadonlyMap<string, Model>>();
  useEffect(() => {
    if (live === undefined || modelFolder === undefined) return;
    let isWanted = true;
    setModels(undefined);
    const { plant } = live;
    const deviceTypes = new Set(
      plant.view.assets.flatMap(({ level }, asset) => (level === "device" ? (typeOf(plant, asset) ?? []) : [])),
    );
    const folderUrl = new URL(modelFolder, window.location.href);
    void loadModels(plant.view.types, deviceTypes, folderUrl).then(({ byType, faults }) => {
      if (!isWanted) return;
      setModels(byType);
      store.setState({ modelFaults: faults });
    });
    return () => {
      isWanted = false;
    };
  }, [live, modelFolder, store]);
  return models;
}

interface Running extends RunningScene {
  readonly loop: FrameLoop;
}

const reducedMotion = "(prefers-reduced-motion: reduce)";

interface ContentsProps {
  readonly live: LiveValues;
  readonly models: ReadonlyMap<string, Model>;
  readonly labels: RefObject<HTMLDivElement | null>;
  readonly onRunning: ((running: RunningScene) => void) | undefined;
}

/** Builds the stage into the canvas and keeps it running; it draws nothing through React. */
function Contents({ live, models, labels, onRunning }: ContentsProps): ReactNode {
  const store = useSessionStore();
  const { gl, scene, camera, size, invalidate } = useThree();
  const [running, setRunning] = useState<Running>();

  useEffect(() => {
    if (labels.current === null || !(camera instanceof PerspectiveCamera)) return;
    const stillness = window.matchMedia(reducedMotion);
    const stage = createStage(live, {
      renderer: gl,
      scene,
      camera,
      labelContainer: labels.current,
      models,
      // What turns stands while the session's time does.
      isStill: () => stillness.matches || live.clock.speed() === 0,
    });
    const fence = createGpuFence(gl.getContext());
    const frames = createFrameRequests({ invalidate, isFinished: fence.isPassed, nowMs: () => performance.now() });
    const rig = createCameraRig(camera, gl.domElement, frames.soon);
    const loop = createFrameLoop(stage, rig, gl, store, frames, fence.set);
    const started: Running = { stage, rig, frames, renderer: gl, scene, loop };
    setRunning(started);
    onRunning?.(started);
    return () => {
      frames.dispose();
      rig.dispose();
      stage.dispose();
      scene.clear();
    };
  }, [live, models, labels, gl, scene, camera, invalidate, store, onRunning]);

  useTheme(running);
  useSize(running, size.width, size.height);
  useFocus(running);
  useWantedCamera(running);
  useLiveFrames(running, live);
  usePointer(running?.stage.pickAsset, camera instanceof PerspectiveCamera ? camera : undefined, gl.domElement);
  useFrame((_, elapsedS) => running?.loop.draw(elapsedS), 1);
  return null;
}

function useTheme(running: Running | undefined): void {
  const theme = useSessionState((state) => state.theme);
  useEffect(() => {
    running?.stage.setTheme(themes[theme]);
    running?.frames.soon();
  }, [running, theme]);
}

function useSize(running: Running | undefined, width: number, height: number): void {
  const { gl } = useThree();
  useEffect(() => {
    if (running === undefined) return;
    const ratio = gl.getPixelRatio();
    running.stage.pipeline.setSize(width, height);
    running.stage.backdrop.setResolution(width * ratio, height * ratio);
    running.frames.soon();
  }, [running, width, height, gl]);
}

/** Flies to what the session looks at; the first view is there at once, and every view where motion is unwelcome. */
function useFocus(running: Running | undefined): void {
  const focus = useSessionState((state) => state.focus);
  const hasArrived = useRef(false);
  const { gl } = useThree();
  useEffect(() => {
    if (running === undefined) return;
    const isCut = !hasArrived.current || window.matchMedia(reducedMotion).matches;
    running.rig.flyTo(running.stage.poseOf(focus), isCut);
    if (!hasArrived.current) measureQuality(running.stage, running.rig, gl, new URL(window.location.href));
    hasArrived.current = true;
    running.frames.soon();
  }, [running, focus, gl]);
}

/** Tells where the camera is, and flies to where it is wanted: bookmarks keep and bring back a view. */
function useWantedCamera(running: Running | undefined): void {
  const store = useSessionStore();
  const wanted = useSessionState((state) => state.wantedCamera);
  useEffect(() => {
    if (running === undefined) return;
    store.setState({ readCamera: running.rig.readView });
    return () => store.setState({ readCamera: undefined });
  }, [running, store]);
  // After the focus has been flown to: this view takes its place.
  useEffect(() => {
    if (running === undefined || wanted === undefined) return;
    const pose = { position: new Vector3(...wanted.positionM), target: new Vector3(...wanted.targetM) };
    running.rig.flyTo(pose, window.matchMedia(reducedMotion).matches);
    running.frames.soon();
    store.setState({ wantedCamera: undefined });
  }, [running, store, wanted]);
}

/** Frames when data came, when something was pointed at, and where values have aged; without any of them, none. */
function useLiveFrames(running: Running | undefined, live: LiveValues): void {
  const store = useSessionStore();
  useEffect(() => {
    if (running === undefined) return;
    const { frames, loop } = running;
    const stopData = live.onChange(frames.atDataPace);
    const stopState = store.subscribe((state, before) => {
      const isPointedAt = state.selected !== before.selected || state.hovered !== before.hovered;
      if (isPointedAt || state.language !== before.language) frames.soon();
      else frames.atDataPace();
    });
    const timer = setInterval(loop.lookAfterAges, 500);
    return () => {
      stopData();
      stopState();
      clearInterval(timer);
    };
  }, [running, live, store]);
}
