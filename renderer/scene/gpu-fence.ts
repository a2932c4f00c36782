/** Tells, without waiting, whether the GPU has finished what it was given. */
export interface GpuFence {
  /** Marks the end of what has been given so far. */
  set(): void;
  /** Whether everything before the last mark is finished; true where nothing was marked. */
  isPassed(): boolean;
}

export function createGpuFence(context: WebGLRenderingContext | WebGL2RenderingContext): GpuFence {
  if (!(context instanceof WebGL2RenderingContext)) return { set: () => undefined, isPassed: () => true };
  let sync: WebGLSync | null = null;
  const drop = (): void => {
    context.deleteSync(sync);
    sync = null;
  };
  return {
    set() {
      drop();
      sync = context.fenceSync(context.SYNC_GPU_COMMANDS_COMPLETE, 0);
    },
    isPassed() {
      // A lost GPU has nothing left to finish.
      if (sync === null || context.isContextLost()) return true;
      const isSignaled = context.getSyncParameter(sync, context.SYNC_STATUS) === context.SIGNALED;
      if (isSignaled) drop();
      return isSignaled;
    },
  };
}
