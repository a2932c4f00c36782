import { Instance, Instances } from "@react-three/drei/core/Instances";
import { Canvas, flushSync, type RootState, useThree } from "@react-three/fiber";
import { Profiler, type ReactNode, useEffect, useState } from "react";
import { createRoot } from "react-dom/client";
import type { Color, Vector3 } from "three";
import { fieldOfViewDeg } from "../../../renderer/scene/camera-pose.ts";
import type { FrameClock } from "./frame-clock.ts";
import type { PartKind, PlacedPart } from "./part-list.ts";
import { coloursPerS, framesPerS, type Subject } from "./subject.ts";

/** How others draw parts: a mesh each with React state or a reference to it, or drei's instances. */
export type BaselineName = "meshState" | "meshRef" | "dreiInstances";

/** Takes a part's colour; `registered` holds one for every part. */
type SetColour = (colour: string) => void;
type Register = (set: SetColour) => () => void;

const colours = ["#e2dfdb", "#cbc8c3", "#a09d99", "#d3302a"];

const partComponents: Readonly<Record<BaselineName, (props: { kind: PartKind; register: Register }) => ReactNode>> = {
  meshState: ({ kind, register }) =>
    kind.parts.map((part) => <StateMesh key={part.id} kind={kind} part={part} register={register} />),
  meshRef: ({ kind, register }) =>
    kind.parts.map((part) => <RefMesh key={part.id} kind={kind} part={part} register={register} />),
  dreiInstances: ({ kind, register }) => (
    <Instances limit={kind.parts.length} range={kind.parts.length} geometry={kind.geometry} frustumCulled={false}>
      <meshStandardMaterial />
      {kind.parts.map((part) => (
        <DreiInstance key={part.id} part={part} register={register} />
      ))}
    </Instances>
  ),
};

interface MeshProps {
  readonly kind: PartKind;
  readonly part: PlacedPart;
  readonly register: Register;
}

function StateMesh({ kind, part, register }: MeshProps): ReactNode {
  const [colour, setColour] = useState("#e2dfdb");
  useEffect(() => register(setColour), [register]);
  return (
    <mesh geometry={kind.geometry} position={part.position} rotation-y={part.heading}>
      <meshStandardMaterial color={colour} />
    </mesh>
  );
}

function RefMesh({ kind, part, register }: MeshProps): ReactNode {
  return (
    <mesh geometry={kind.geometry} position={part.position} rotation-y={part.heading}>
      <meshStandardMaterial
        ref={(material) => (material === null ? undefined : register((colour) => void material.color.set(colour)))}
      />
    </mesh>
  );
}

function DreiInstance({ part, register }: Omit<MeshProps, "kind">): ReactNode {
  return (
    <Instance
      ref={(instance: unknown) => {
        const { color } = (instance ?? {}) as { color?: Color };
        return color === undefined ? undefined : register((colour) => void color.set(colour));
      }}
      position={part.position}
      rotation-y={part.heading}
    />
  );
}

/** Mounts a baseline; its frames are drawn when asked for, by React Three Fiber's own loop. */
export async function createBaseline(
  name: BaselineName,
  kinds: readonly PartKind[],
  clock: FrameClock,
): Promise<Subject> {
  const registered = new Set<SetColour>();
  const register: Register = (set) => {
    registered.add(set);
    return () => registered.delete(set);
  };
  let commits = 0;
  const PartsOf = partComponents[name];
  const total = kinds.reduce((sum, { parts }) => sum + parts.length, 0);
  const state = await new Promise<RootState>((resolve) => {
    createRoot(document.getElementById("root") ?? document.body).render(
      <Canvas frameloop="never" camera={{ fov: fieldOfViewDeg, near: 1, far: 4000 }}>
        <Profiler id={name} onRender={() => commits++}>
          <directionalLight position={[-1, 2, 1]} intensity={2.4} />
          <hemisphereLight intensity={1.4} />
          {kinds.map((kind) => (
            <PartsOf key={kind.id} kind={kind} register={register} />
          ))}
          <Mounted onMounted={resolve} isReady={() => registered.size === total} />
        </Profiler>
      </Canvas>,
    );
  });
  const recolour = (frame: number): void => {
    const colour = colours[frame % colours.length] ?? "";
    const apply = (): void => {
      for (const set of registered) set(colour);
    };
    if (name === "meshState") flushSync(apply);
    else apply();
  };
  return {
    gl: state.gl.getContext() as WebGL2RenderingContext,
    scene: state.scene,
    prepare: () => undefined,
    draw(frame: number, eye: Vector3, target: Vector3) {
      const jsMs = clock.spend(() => {
        if (frame % (framesPerS / coloursPerS) === 0) recolour(frame);
        state.camera.position.copy(eye);
        state.camera.lookAt(target);
        state.advance(frame / framesPerS);
      });
      return Promise.resolve(jsMs);
    },
    commits: () => commits,
  };
}

function Mounted({ onMounted, isReady }: { onMounted: (state: RootState) => void; isReady: () => boolean }): ReactNode {
  const get = useThree((state) => state.get);
  useEffect(() => {
    const timer = setInterval(() => {
      if (!isReady()) return;
      clearInterval(timer);
      onMounted(get());
    }, 50);
    return () => clearInterval(timer);
  }, [get, onMounted, isReady]);
  return null;
}
