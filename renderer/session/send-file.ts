/**
 * Hands a file to the host, which takes it in beside the screen's own address.
 *
 * @param place where the host takes files of its kind: `recordings`, `documents`
 * @param base address of the screen
 * @returns the host's answer as it came; undefined where it could not be reached
 */
export async function sendFile(place: string, file: File, base: string): Promise<unknown> {
  const url = new URL(place, base);
  url.searchParams.set("name", file.name);
  try {
    const response = await fetch(url, {
      method: "POST",
      headers: { "content-type": "application/octet-stream" },
      body: file,
    });
    return await response.json();
  } catch {
    return undefined;
  }
}
