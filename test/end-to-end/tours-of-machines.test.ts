import { ofMachines, testPlaying } from "../support/play-scenarios.ts";

testPlaying("scenarios of machines play from start to end", (id) => ofMachines.includes(id));
