import { useEffect } from "react";
import type { PerspectiveCamera } from "three";
import { stepTowards } from "../../twin/plant/plant-index.ts";
import { useSessionStore } from "../session/session-context.tsx";
import { goDown } from "../session/session-store.ts";
import type { PickAsset } from "./pick-asset.ts";

/** A press that moves further than this is a drag of the camera, not a click. */
const dragPx = 5;

/** Hover, selection and going down by the pointer. */
export function usePointer(
  pickAsset: PickAsset | undefined,
  camera: PerspectiveCamera | undefined,
  element: HTMLElement,
): void {
  const store = useSessionStore();
  useEffect(() => {
    if (pickAsset === undefined || camera === undefined) return;
    let pressed: { x: number; y: number } | undefined;
    let frame = 0;

    /** What is pointed at, seen from the present view: a factory from the park, a line from its factory. */
    const assetAt = (event: PointerEvent | MouseEvent): number | undefined => {
      const { live, focus } = store.getState();
      const box = element.getBoundingClientRect();
      const x = ((event.clientX - box.left) / box.width) * 2 - 1;
      const y = 1 - ((event.clientY - box.top) / box.height) * 2;
      const picked = pickAsset(x, y, camera);
      if (picked === undefined || live === undefined) return undefined;
      const target = stepTowards(live.plant, focus, picked);
      // The grounds and the hall around the view are not pointed at.
      return target === focus || picked === 0 ? undefined : target;
    };
    const onMove = (event: PointerEvent): void => {
      if (event.buttons !== 0 || frame !== 0) return;
      frame = requestAnimationFrame(() => {
        frame = 0;
        const hovered = assetAt(event);
        if (hovered === store.getState().hovered) return;
        store.setState({ hovered });
        element.style.cursor = hovered === undefined ? "" : "pointer";
      });
    };
    const onLeave = (): void => {
      // What was still to be looked for is not pointed at any more.
      cancelAnimationFrame(frame);
      frame = 0;
      store.setState({ hovered: undefined });
    };
    const onDown = (event: PointerEvent): void => {
      pressed = { x: event.clientX, y: event.clientY };
    };
    const isClick = (event: MouseEvent): boolean =>
      pressed !== undefined && Math.hypot(event.clientX - pressed.x, event.clientY - pressed.y) < dragPx;
    const onClick = (event: MouseEvent): void => {
      if (isClick(event)) store.setState({ selected: assetAt(event) });
    };
    const onDoubleClick = (event: MouseEvent): void => {
      const asset = isClick(event) ? assetAt(event) : undefined;
      if (asset !== undefined) goDown(store, asset);
    };

    element.addEventListener("pointermove", onMove);
    element.addEventListener("pointerleave", onLeave);
    element.addEventListener("pointerdown", onDown);
    element.addEventListener("click", onClick);
    element.addEventListener("dblclick", onDoubleClick);
    return () => {
      cancelAnimationFrame(frame);
      element.removeEventListener("pointermove", onMove);
      element.removeEventListener("pointerleave", onLeave);
      element.removeEventListener("pointerdown", onDown);
      element.removeEventListener("click", onClick);
      element.removeEventListener("dblclick", onDoubleClick);
    };
  }, [pickAsset, camera, element, store]);
}
