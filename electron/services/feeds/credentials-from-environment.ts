import { readFileSync } from "node:fs";
import type { FeedCredentials } from "./feed-credentials.ts";

/**
 * What a broker asks for, from VITRINE_MQTT_ variables: secrets are neither in a plant nor on a command line, where
 * others could read them. Certificates and the key are given as files.
 *
 * @throws Error where such a file cannot be read: with the name of the variable
 */
export function credentialsFromEnvironment(environment: NodeJS.ProcessEnv): FeedCredentials {
  const file = (name: string): string | undefined => {
    const path = environment[name];
    if (path === undefined) return undefined;
    try {
      return readFileSync(path, "utf8");
    } catch (error) {
      throw new Error(`${name}: ${error instanceof Error ? error.message : String(error)}`);
    }
  };
  const given = {
    username: environment.VITRINE_MQTT_USERNAME,
    password: environment.VITRINE_MQTT_PASSWORD,
    ca: file("VITRINE_MQTT_CA"),
    certificate: file("VITRINE_MQTT_CERT"),
    key: file("VITRINE_MQTT_KEY"),
  };
  return Object.fromEntries(Object.entries(given).filter(([, value]) => value !== undefined));
}
