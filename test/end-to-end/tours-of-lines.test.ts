import { ofMachines, testPlaying } from "../support/play-scenarios.ts";

testPlaying("scenarios of lines, factories and the park play from start to end", (id) => !ofMachines.includes(id));
