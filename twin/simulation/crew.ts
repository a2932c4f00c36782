/** Those who repair: who waits for one of them waits in turn. */
export interface Crew {
  /** Calls `start` when somebody is free, at once where somebody is. */
  request(nowUs: number, start: (nowUs: number) => void): void;
  /** Somebody is free again. */
  release(nowUs: number): void;
}

/** @param size how many can repair at the same time */
export function createCrew(size: number): Crew {
  let free = size;
  const waiting: ((nowUs: number) => void)[] = [];
  return {
    request(nowUs, start) {
      if (free === 0) {
        waiting.push(start);
        return;
      }
      free--;
      start(nowUs);
    },
    release(nowUs) {
      const next = waiting.shift();
      if (next === undefined) free++;
      else next(nowUs);
    },
  };
}
