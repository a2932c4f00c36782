import type { AlarmPriority } from "../../../twin/alarms/standing-alarm.ts";

/** What is heard for a priority: tones in hertz, one after the other; the more urgent, the higher and the more. */
const tones: Readonly<Record<AlarmPriority, readonly number[]>> = {
  critical: [988, 784, 988, 784],
  high: [784, 784],
  medium: [587],
  low: [],
};

const toneS = 0.16;
const everyS = 0.22;

/** Loud enough for a quiet office; the computer's own volume does the rest. */
const gain = 0.12;

/** Plays tones that are made as they are needed. Before a person has touched the page browsers play nothing. */
export function createAlarmTones(): (priority: AlarmPriority) => void {
  let audio: AudioContext | undefined;
  return (priority) => {
    if (!navigator.userActivation.hasBeenActive) return;
    audio ??= new AudioContext();
    void audio.resume();
    for (const [place, hz] of tones[priority].entries()) playTone(audio, hz, audio.currentTime + place * everyS);
  };
}

/** A sine that swells and fades, so that it does not click. */
function playTone(audio: AudioContext, hz: number, atS: number): void {
  const oscillator = audio.createOscillator();
  const loudness = audio.createGain();
  oscillator.frequency.value = hz;
  loudness.gain.setValueAtTime(0, atS);
  loudness.gain.linearRampToValueAtTime(gain, atS + 0.02);
  loudness.gain.linearRampToValueAtTime(0, atS + toneS);
  oscillator.connect(loudness).connect(audio.destination);
  oscillator.start(atS);
  oscillator.stop(atS + toneS);
}
