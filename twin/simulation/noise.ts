/** Time for which a noisy value keeps its noise, microseconds: a controller's scan. */
const scanUs = 100_000;

/**
 * Noise around a value as a function of time: asked twice for the same moment it gives the same, however often it was
 * asked between. Four uniform bytes added up (Irwin and Hall's distribution), scaled to mean 0 and variance 1: close to
 * normal, and never beyond 3.5.
 */
export function noiseAt(seed: number, timeUs: number): number {
  const scan = Math.floor(timeUs / scanUs);
  let bits = (seed ^ Math.imul(scan | 0, 0x9e3779b1) ^ Math.imul(Math.floor(scan / 2 ** 32), 0x85ebca6b)) | 0;
  // The finaliser of MurmurHash3 (Austin Appleby): every bit of the input moves every bit of the output.
  bits = Math.imul(bits ^ (bits >>> 16), 0x85ebca6b);
  bits = Math.imul(bits ^ (bits >>> 13), 0xc2b2ae35);
  bits ^= bits >>> 16;
  const sum = (bits & 255) + ((bits >>> 8) & 255) + ((bits >>> 16) & 255) + (bits >>> 24);
  return (sum - meanOfSum) / spreadOfSum;
}

const meanOfSum = 4 * 127.5;
const spreadOfSum = Math.sqrt((4 * (256 ** 2 - 1)) / 12);
