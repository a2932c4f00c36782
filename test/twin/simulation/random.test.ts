import { describe, expect, it } from "vitest";
import { createRandom } from "../../../twin/simulation/random.ts";

const take = (seed: number, name: string, count: number): number[] => {
  const random = createRandom(seed, name);
  return Array.from({ length: count }, () => random.uniform());
};

describe("a stream of random numbers", () => {
  it("is the same for the same seed and name, and another for any other", () => {
    expect(take(1, "a", 20)).toEqual(take(1, "a", 20));
    expect(take(1, "a", 20)).not.toEqual(take(2, "a", 20));
    expect(take(1, "a", 20)).not.toEqual(take(1, "b", 20));
  });

  it("is uniform: mean, variance and tenths as they must be", () => {
    const numbers = take(7, "uniform", 100_000);
    const mean = numbers.reduce((sum, each) => sum + each, 0) / numbers.length;
    const variance = numbers.reduce((sum, each) => sum + (each - mean) ** 2, 0) / numbers.length;
    expect(mean).toBeCloseTo(0.5, 2);
    expect(variance).toBeCloseTo(1 / 12, 2);
    for (let tenth = 0; tenth < 10; tenth++) {
      const share = numbers.filter((each) => Math.floor(each * 10) === tenth).length / numbers.length;
      expect(share).toBeCloseTo(0.1, 2);
    }
  });

  it("is exponential with its mean, and normal with mean 0 and variance 1", () => {
    const random = createRandom(3, "x");
    const exponential = Array.from({ length: 100_000 }, () => random.exponential(40));
    expect(exponential.reduce((sum, each) => sum + each, 0) / 100_000 / 40).toBeCloseTo(1, 1);
    expect(Math.min(...exponential)).toBeGreaterThanOrEqual(0);
    const normal = Array.from({ length: 100_000 }, () => random.normal());
    expect(normal.reduce((sum, each) => sum + each, 0) / 100_000).toBeCloseTo(0, 1);
    expect(normal.reduce((sum, each) => sum + each ** 2, 0) / 100_000).toBeCloseTo(1, 1);
  });
});
