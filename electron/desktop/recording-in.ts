/** The exchange file that a command line names, as a double-click gives it on Windows and Linux; undefined for none. */
export function recordingIn(argv: readonly string[]): string | undefined {
  return argv.slice(1).find((argument) => !argument.startsWith("-") && /\.mcap$/i.test(argument));
}
