/** Something that can be planned: what it does when its time has come. */
export interface Happening {
  /** @param tag what it was planned with, so that it can tell a plan that was overtaken by others */
  happen(nowUs: number, tag: number): void;
}

/** Things to happen, by time; those of the same time in the order in which they were planned. */
export interface EventQueue {
  plan(timeUs: number, event: Happening, tag?: number): void;
  /** Lets everything happen that is due up to a moment, what that brings about included. */
  runUntil(nowUs: number): void;
}

/** Planned events by place in the heap; columns, so that nothing is allocated in steady state. */
interface Heap {
  count: number;
  timesUs: Float64Array;
  ranks: Float64Array;
  tags: Float64Array;
  readonly events: Happening[];
}

/** A binary heap. */
export function createEventQueue(): EventQueue {
  const heap: Heap = {
    count: 0,
    timesUs: new Float64Array(1024),
    ranks: new Float64Array(1024),
    tags: new Float64Array(1024),
    events: [],
  };
  let planned = 0;
  return {
    plan(timeUs, event, tag = 0) {
      if (heap.count === heap.timesUs.length) grow(heap);
      rise(heap, heap.count++, timeUs, planned++, tag, event);
    },
    runUntil(nowUs) {
      while (heap.count > 0 && (heap.timesUs[0] as number) <= nowUs) {
        const timeUs = heap.timesUs[0] as number;
        const tag = heap.tags[0] as number;
        const event = heap.events[0] as Happening;
        removeFirst(heap);
        event.happen(timeUs, tag);
      }
    },
  };
}

function grow(heap: Heap): void {
  for (const column of ["timesUs", "ranks", "tags"] as const) {
    const larger = new Float64Array(2 * heap.count);
    larger.set(heap[column]);
    heap[column] = larger;
  }
}

/** Puts an entry where it belongs on the way from a place to the top. */
function rise(
  { timesUs, ranks, tags, events }: Heap,
  from: number,
  time: number,
  rank: number,
  tag: number,
  event: Happening,
): void {
  let place = from;
  while (place > 0) {
    const parent = (place - 1) >> 1;
    const parentTime = timesUs[parent] as number;
    if (parentTime < time || (parentTime === time && (ranks[parent] as number) < rank)) break;
    timesUs[place] = parentTime;
    ranks[place] = ranks[parent] as number;
    tags[place] = tags[parent] as number;
    events[place] = events[parent] as Happening;
    place = parent;
  }
  timesUs[place] = time;
  ranks[place] = rank;
  tags[place] = tag;
  events[place] = event;
}

/** Takes the first entry out: the last one sinks from the top. */
function removeFirst(heap: Heap): void {
  const { timesUs, ranks, tags, events } = heap;
  const count = --heap.count;
  const event = events.pop();
  if (count === 0 || event === undefined) return;
  const time = timesUs[count] as number;
  const rank = ranks[count] as number;
  const isBefore = (a: number, bTime: number, bRank: number): boolean => {
    const aTime = timesUs[a] as number;
    return aTime < bTime || (aTime === bTime && (ranks[a] as number) < bRank);
  };
  let place = 0;
  for (let child = 1; child < count; child = 2 * place + 1) {
    const right = child + 1;
    if (right < count && isBefore(right, timesUs[child] as number, ranks[child] as number)) child = right;
    if (!isBefore(child, time, rank)) break;
    timesUs[place] = timesUs[child] as number;
    ranks[place] = ranks[child] as number;
    tags[place] = tags[child] as number;
    events[place] = events[child] as Happening;
    place = child;
  }
  timesUs[place] = time;
  ranks[place] = rank;
  tags[place] = tags[count] as number;
  events[place] = event;
}
