import { Canvas, useFrame, useThree } from "@react-three/fiber";
import { type ReactNode, type RefObject, useEffect, useRef, useState } from "react";
import { useTranslation } from "react-i18next";
import { PerspectiveCamera, Vector3 } from "three";
import { typeOf } from "../../twin/plant/plant-index.ts";
import type { LiveValues } from "../session/live-values.ts";
import { useSessionState, useSessionStore } from "../session/session-context.tsx";
import type { AssetShot, CameraView } from "../session/session-store.ts";
import { themeOf } from "../theme/themes.ts";
import { type CameraPose, fieldOfViewDeg } from "./camera-pose.ts";
import { createCameraRig } from "./camera-rig.ts";
import { createFrameLoop } from "./frame-loop.ts";
import { createGpuFence } from "./gpu-fence.ts";
import { createKeepLabels } from "./keep-labels.ts";
import type { Model } from "./load-model.ts";
import { loadModels } from "./load-models.ts";
import { measureQuality } from "./measure-quality.ts";
import { createPictureSize } from "./picture-size.ts";
import classes from "./plant-scene.module.css";
import { createFrameRequests } from "./request-frames.ts";
import { restoreContext } from "./restore-context.ts";
import type { RunningScene } from "./running-scene.ts";
import { ModelFaults, SceneLegend, SceneTitle } from "./scene-overlay.tsx";
import { createStage } from "./stage.ts";
import { takePicture } from "./take-picture.ts";
import { useBenchRun } from "./use-bench-run.ts";
import { useModelDraft } from "./use-model-draft.ts";
import { usePointer } from "./use-pointer.ts";
import { watchUse } from "./watch-use.ts";

interface PlantSceneProps {
  /** Stands over the picture: beside the title, or where two scenes stand side by side in place of it. */
  readonly children?: ReactNode;
  readonly onRunning?: (running: RunningScene) => void;
}

/** The plant in three dimensions: park, factory and line are places in one space. */
export default function PlantScene({ children, onRunning }: PlantSceneProps): ReactNode {
  const { t } = useTranslation();
  const labels = useRef<HTMLDivElement>(null);
  const live = useSessionState((state) => state.live);
  const isBeside = useSessionState((state) => state.sceneLink !== undefined);
  const models = useModels(live);
  if (!hasWebGl || live === undefined || models === undefined) {
    return (
      <div className={classes.scene}>
        <p className={classes.note}>{t(hasWebGl ? "scene.loading" : "scene.no-webgl")}</p>
        {isBeside ? children : <SceneTitle>{children}</SceneTitle>}
      </div>
    );
  }
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
      <ModelFaults />
      {isBeside ? children : <SceneTitle>{children}</SceneTitle>}
      {!isBeside && <SceneLegend />}
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
  const { i18n } = useTranslation();
  const [running, setRunning] = useState<RunningScene>();
  // It is another object in every language, and a language is no reason to build the stage anew.
  const texts = useRef(i18n);
  useEffect(() => {
    texts.current = i18n;
  }, [i18n]);

  useEffect(() => {
    if (labels.current === null || !(camera instanceof PerspectiveCamera)) return;
    const stillness = window.matchMedia(reducedMotion);
    // Kept, because every part that moves asks for it in every frame.
    let isMotionUnwelcome = stillness.matches;
    const takeStillness = (): void => {
      isMotionUnwelcome = stillness.matches;
    };
    stillness.addEventListener("change", takeStillness);
    const stage = createStage(live, {
      renderer: gl,
      scene,
      camera,
      labelContainer: labels.current,
      models,
      // What turns stands while the session's time does.
      isStill: () => isMotionUnwelcome || live.clock.speed() === 0,
      nameMachine: (asset) => live.plant.view.assets[asset]?.name[store.getState().language] ?? "",
      onMore: () => frames.atDataPace(),
    });
    const nowMs = (): number => performance.now();
    const use = watchUse(document, nowMs);
    const fence = createGpuFence(gl.getContext());
    const frames = createFrameRequests({
      invalidate,
      isFinished: fence.isPassed,
      nowMs,
      isCovered: () => store.getState().dialog !== undefined,
      isInUse: use.isInUse,
    });
    const rig = createCameraRig(camera, gl.domElement, frames.soon, store.getState().sceneLink);
    const picture = createPictureSize(gl, stage);
    const keepLabels = createKeepLabels(stage, store, {
      nameState: (state) => texts.current.t(`state.${state}`),
      cardTexts: () => ({ state: texts.current.t("scene.card-state"), takt: texts.current.t("scene.card-takt") }),
    });
    const loop = createFrameLoop(stage, rig, gl, store, frames, fence.set, picture, keepLabels);
    const stopRestoring = restoreContext(gl, stage, frames.soon);
    const started: RunningScene = { stage, rig, frames, renderer: gl, scene, loop, picture };
    setRunning(started);
    onRunning?.(started);
    return () => {
      stillness.removeEventListener("change", takeStillness);
      stopRestoring();
      keepLabels.dispose();
      frames.dispose();
      use.dispose();
      rig.dispose();
      stage.dispose();
      scene.clear();
    };
  }, [live, models, labels, gl, scene, camera, invalidate, store, onRunning]);

  useTheme(running);
  useSize(running, size.width, size.height);
  const shown = useFlights(running);
  useRefit(running, shown, size.width, size.height);
  useLiveFrames(running, live);
  usePictures(running);
  useModelDraft(running);
  useBenchRun(running);
  usePointer(running?.stage.pickAsset, camera instanceof PerspectiveCamera ? camera : undefined, gl.domElement);
  useFrame((_, elapsedS) => {
    if (!gl.getContext().isContextLost()) running?.loop.draw(elapsedS);
  }, 1);
  return null;
}

/** Whoever keeps evidence asks for pictures. */
function usePictures(running: RunningScene | undefined): void {
  const store = useSessionStore();
  useEffect(() => {
    if (running === undefined) return;
    store.setState({ takePicture: () => takePicture(running, store) });
    return () => store.setState({ takePicture: undefined });
  }, [running, store]);
}

function useTheme(running: RunningScene | undefined): void {
  const theme = useSessionState((state) => state.theme);
  const palette = useSessionState((state) => state.alarmPalette);
  useEffect(() => {
    running?.stage.setTheme(themeOf(theme, palette));
    running?.frames.soon();
  }, [running, theme, palette]);
}

function useSize(running: RunningScene | undefined, width: number, height: number): void {
  const ratio = useThree((state) => state.viewport.dpr);
  useEffect(() => {
    if (running === undefined) return;
    running.picture.set(width, height, ratio);
    running.frames.soon();
  }, [running, width, height, ratio]);
}

/**
 * Flies to what the session looks at; the first view is there at once, and every view where motion is unwelcome. Then
 * to where the camera is wanted: bookmarks bring back a view, and tours go to theirs also where the focus stays.
 *
 * @returns the pose that was flown to last, as it is for the picture's present shape
 */
function useFlights(running: RunningScene | undefined): RefObject<() => CameraPose | undefined> {
  const store = useSessionStore();
  const focus = useSessionState((state) => state.focus);
  const wanted = useSessionState((state) => state.wantedCamera);
  const shown = useRef<() => CameraPose | undefined>(() => undefined);
  const hasArrived = useRef(false);
  useEffect(() => {
    if (running === undefined) return;
    store.setState({ readCamera: running.rig.readView });
    return () => store.setState({ readCamera: undefined });
  }, [running, store]);
  useEffect(() => {
    if (running === undefined) return;
    const isCut = !hasArrived.current || window.matchMedia(reducedMotion).matches;
    shown.current = () => running.stage.poseOf(focus);
    running.rig.flyTo(running.stage.poseOf(focus), isCut);
    if (!hasArrived.current) measureQuality(running, new URL(window.location.href), store.getState().sceneLink);
    hasArrived.current = true;
    running.frames.soon();
  }, [running, store, focus]);
  // After the focus has been flown to: this view takes its place.
  useEffect(() => {
    if (running === undefined || wanted === undefined) return;
    shown.current = () => poseOfWanted(running, wanted);
    running.rig.flyTo(poseOfWanted(running, wanted), window.matchMedia(reducedMotion).matches);
    running.frames.soon();
    store.setState({ wantedCamera: undefined });
  }, [running, store, wanted]);
  return shown;
}

/** From near by an asset is seen at this share of the usual distance. */
const closeShare = 0.68;

function poseOfWanted({ stage }: RunningScene, wanted: CameraView | AssetShot): CameraPose {
  if ("asset" in wanted) {
    const { position, target } = stage.poseOf(wanted.asset);
    return { target, position: wanted.isClose ? target.clone().lerp(position, closeShare) : position };
  }
  return { position: new Vector3(...wanted.positionM), target: new Vector3(...wanted.targetM) };
}

/** What is looked at fills the picture in whatever shape that takes: panels open and close, windows are resized. */
function useRefit(
  running: RunningScene | undefined,
  shown: RefObject<() => CameraPose | undefined>,
  width: number,
  height: number,
): void {
  const fitted = useRef("");
  useEffect(() => {
    const shape = `${width} ${height}`;
    // The first shape is fitted to by the first flight.
    if (running === undefined || fitted.current === shape) return;
    const pose = fitted.current === "" ? undefined : shown.current();
    if (pose !== undefined) running.rig.refit(pose);
    fitted.current = shape;
  }, [running, shown, width, height]);
}

/** Frames when data came, when something was pointed at, and where values have aged; without any of them, none. */
function useLiveFrames(running: RunningScene | undefined, live: LiveValues): void {
  const store = useSessionStore();
  useEffect(() => {
    if (running === undefined) return;
    const { frames, loop } = running;
    const stopData = live.onChange(frames.atDataPace);
    const stopState = store.subscribe((state, before) => {
      const isPointedAt = (["selected", "hovered", "highlighted"] as const).some((key) => state[key] !== before[key]);
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
