/** Things to happen, by time; those of the same time in the order in which they were planned. */
export interface EventQueue<Event> {
  plan(timeUs: number, event: Event): void;
  /** Takes the next event that is due at a moment; undefined where none is. */
  takeDue(nowUs: number): { readonly timeUs: number; readonly event: Event } | undefined;
}

interface Entry<Event> {
  readonly timeUs: number;
  readonly rank: number;
  readonly event: Event;
}

/** A binary heap. */
export function createEventQueue<Event>(): EventQueue<Event> {
  const heap: Entry<Event>[] = [];
  let planned = 0;

  return {
    plan(timeUs, event) {
      heap.push({ timeUs, rank: planned++, event });
      siftUp(heap, heap.length - 1);
    },
    takeDue(nowUs) {
      const first = heap[0];
      if (first === undefined || first.timeUs > nowUs) return undefined;
      const last = heap.pop();
      if (heap.length > 0 && last !== undefined) {
        heap[0] = last;
        siftDown(heap, 0);
      }
      return first;
    },
  };
}

function isBefore<Event>(a: Entry<Event> | undefined, b: Entry<Event> | undefined): boolean {
  if (a === undefined || b === undefined) return false;
  return a.timeUs < b.timeUs || (a.timeUs === b.timeUs && a.rank < b.rank);
}

function siftUp<Event>(heap: Entry<Event>[], start: number): void {
  for (let place = start; place > 0; ) {
    const parent = (place - 1) >> 1;
    if (!isBefore(heap[place], heap[parent])) return;
    swap(heap, place, parent);
    place = parent;
  }
}

function siftDown<Event>(heap: Entry<Event>[], start: number): void {
  for (let place = start; ; ) {
    const left = 2 * place + 1;
    const smaller = isBefore(heap[left + 1], heap[left]) ? left + 1 : left;
    if (!isBefore(heap[smaller], heap[place])) return;
    swap(heap, place, smaller);
    place = smaller;
  }
}

function swap<Event>(heap: Entry<Event>[], a: number, b: number): void {
  const first = heap[a];
  const second = heap[b];
  if (first === undefined || second === undefined) return;
  heap[a] = second;
  heap[b] = first;
}
