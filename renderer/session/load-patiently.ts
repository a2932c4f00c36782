/** A host that is started again is there within seconds. */
const againAfterMs = 2000;

const mostTimes = 30;

/**
 * Loads what the screen cannot do without, and again for a minute where it does not come: the host may have gone just
 * then.
 *
 * @throws whatever the last attempt failed with
 */
export async function loadPatiently<Part>(load: () => Promise<Part>): Promise<Part> {
  for (let time = 1; time < mostTimes; time++) {
    try {
      return await load();
    } catch {
      await new Promise((resolve) => setTimeout(resolve, againAfterMs));
    }
  }
  return load();
}
