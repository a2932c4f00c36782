import { describeChannel } from "../../support/channel-conformance.ts";
import { createMemoryPair } from "../../support/channel-pair.ts";

describeChannel("a pipe in memory", () => Promise.resolve(createMemoryPair()));
