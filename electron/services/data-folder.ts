import { homedir } from "node:os";
import { join } from "node:path";

/**
 * Where this machine's user keeps the data of programs: `%LOCALAPPDATA%` on Windows, `~/Library/Application Support`
 * on macOS, elsewhere `$XDG_DATA_HOME` (XDG Base Directory Specification 0.8) or `~/.local/share`.
 */
export function defaultDataFolder(platform: NodeJS.Platform, environment: NodeJS.ProcessEnv): string {
  const home = homedir();
  if (platform === "win32") return join(environment.LOCALAPPDATA ?? join(home, "AppData", "Local"), "Vitrine");
  if (platform === "darwin") return join(home, "Library", "Application Support", "Vitrine");
  return join(environment.XDG_DATA_HOME ?? join(home, ".local", "share"), "vitrine");
}
