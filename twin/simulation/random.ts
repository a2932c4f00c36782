/** A stream of random numbers that is the same for the same seed, on every machine. */
export interface Random {
  /** Uniform from 0 up to 1. */
  uniform(): number;
  /** Exponential with the given mean. */
  exponential(mean: number): number;
  /** Standard normal. */
  normal(): number;
}

/**
 * The generator sfc32 (Chris Doty-Humphrey, PractRand), seeded by a number and a name, so that every machine has a
 * stream of its own and adding one does not disturb the others.
 */
export function createRandom(seed: number, name: string): Random {
  let a = 0;
  let b = seed | 0;
  let c = hashText(name);
  let counter = 1;
  const next = (): number => {
    const sum = (a + b + counter++) | 0;
    a = b ^ (b >>> 9);
    b = (c + (c << 3)) | 0;
    c = ((c << 21) | (c >>> 11)) + sum;
    return sum >>> 0;
  };
  // The first outputs still show the seed.
  for (let round = 0; round < 12; round++) next();

  const uniform = (): number => next() / 2 ** 32;
  return {
    uniform,
    exponential: (mean) => -mean * Math.log(1 - uniform()),
    // Box and Muller's transform; the second of its two numbers is left unused to keep no state.
    normal: () => Math.sqrt(-2 * Math.log(1 - uniform())) * Math.cos(2 * Math.PI * uniform()),
  };
}

/** FNV-1a, 32 bits. */
export function hashText(text: string): number {
  let value = 0x811c9dc5;
  for (let place = 0; place < text.length; place++) {
    value = Math.imul(value ^ text.charCodeAt(place), 0x01000193);
  }
  return value | 0;
}
