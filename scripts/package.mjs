// npm run package [-- ELECTRON-BUILDER ARGUMENTS]: the desktop app as an installer for this platform, into release/.
import { ensureBuilt, ensureDependencies, packageProgram, runNode } from "./prepare.mjs";

ensureDependencies();
ensureBuilt();
process.exitCode = runNode([packageProgram("electron-builder/cli.js"), "--publish", "never", ...process.argv.slice(2)]);
