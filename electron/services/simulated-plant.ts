import type { Logger } from "pino";
import type { Plant } from "../../twin/plant/plant.ts";
import type { Disturbances } from "../../twin/simulation/disturbances.ts";
import { simulatePlant } from "../../twin/simulation/simulate-plant.ts";
import type { SimulationFile } from "../../twin/simulation/simulation-schema.ts";
import { connectMqtt, type MqttTarget } from "./feeds/mqtt-connection.ts";
import { runSimulation } from "./run-simulation.ts";

/** A simulated plant that publishes its telemetry like a real one. */
export interface SimulatedPlantService {
  /** What can be made to go wrong in it. */
  readonly disturbances: Disturbances;
  stop(): Promise<void>;
}

/** How often the simulation is asked what happened; what it says is at most this old. */
const advanceEveryMs = 20;

/** The clock goes on by more than that between two times only where it jumps, microseconds of a clock of its own speed. */
const longestStepUs = 60_000_000;

/**
 * Publishes a simulated plant's messages to a broker, in real time, from its start on.
 *
 * @param speed how many times as fast as time the clock goes
 */
export function startSimulatedPlant(
  plant: Plant,
  file: SimulationFile,
  broker: Pick<MqttTarget, "url" | "credentials">,
  clockUs: () => number,
  log: Logger,
  speed = 1,
): SimulatedPlantService {
  const simulation = runSimulation(
    (startUs) => simulatePlant(plant, file, { seed: file.seed, startUs }),
    clockUs(),
    longestStepUs * Math.max(1, speed),
  );
  const connection = connectMqtt(
    { ...broker, protocol: 4, subscribe: [], qos: 0 },
    {
      onConnecting: () => undefined,
      onConnected: () => log.debug("simulated plant connected"),
      onWaiting: (problem) => log.warn({ problem }, "simulated plant has no broker"),
      onMessage: () => undefined,
    },
    Math.random,
  );
  const timer = setInterval(() => {
    for (const { topic, payload } of simulation.advance(clockUs())) connection.publish(topic, payload, false);
  }, advanceEveryMs);

  return {
    disturbances: simulation.disturbances,
    async stop() {
      clearInterval(timer);
      await connection.close();
    },
  };
}
