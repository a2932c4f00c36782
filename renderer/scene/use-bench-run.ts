import { useEffect } from "react";
import { measureFrames } from "./measure-frames.ts";
import type { RunningScene } from "./running-scene.ts";

/** Models are there, data comes, shaders are compiled: after this the measured flight begins. */
const settleMs = 5000;

/** With `?bench=1` in the address: flies around the first view, and gives what was measured as a file. */
export function useBenchRun(running: RunningScene | undefined): void {
  useEffect(() => {
    if (running === undefined || new URL(window.location.href).searchParams.get("bench") !== "1") return;
    const timer = setTimeout(() => {
      void measureFrames(running).then((report) => {
        const text = JSON.stringify(report, null, 2);
        console.info(text);
        download("vitrine-bench.json", text);
      });
    }, settleMs);
    return () => clearTimeout(timer);
  }, [running]);
}

function download(name: string, text: string): void {
  const link = document.createElement("a");
  link.href = URL.createObjectURL(new Blob([text], { type: "application/json" }));
  link.download = name;
  link.click();
  setTimeout(() => URL.revokeObjectURL(link.href), 1000);
}
