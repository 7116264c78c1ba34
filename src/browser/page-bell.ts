import type {Bell} from '../session/environment.js';

/** One setting for all chats of this origin; it is no visitor's, so that no logout forgets it. */
const setting = 'kustomer-chat/sound';
/** Two rising notes, in hertz. */
const notes = [659.25, 880] as const;
/** Seconds. */
const noteLength = 0.16;
/** Several messages at once ring once; milliseconds. */
const pause = 2000;

let lastRing = -Infinity;

/** Rings where the customer has turned it on, and only in a page that somebody has used: browsers demand that. */
export const pageBell: Bell = {
  get isOn() {
    try {
      return localStorage.getItem(setting) === 'on';
    } catch {
      return false; // a page that may not store is silent
    }
  },
  turn(isOn) {
    try {
      if (isOn) localStorage.setItem(setting, 'on');
      else localStorage.removeItem(setting);
    } catch {
      // It cannot be remembered.
    }
    if (isOn) play(); // so that one knows what it will be
  },
  ring() {
    const now = performance.now();
    if (!pageBell.isOn || now - lastRing < pause || !navigator.userActivation?.hasBeenActive) return;
    lastRing = now;
    // Of several tabs one rings.
    if ('locks' in navigator) {
      const hold = () => new Promise<void>((resolve) => setTimeout(resolve, pause));
      void navigator.locks.request(setting, {ifAvailable: true}, (lock) => {
        if (!lock) return undefined;
        play();
        return hold();
      });
    } else play();
  },
};

function play(): void {
  const context = new AudioContext();
  const volume = context.createGain();
  volume.connect(context.destination);
  const start = context.currentTime + 0.02;
  const end = start + (notes.length + 1) * noteLength;
  volume.gain.setValueAtTime(0.0001, start);
  for (const [index, frequency] of notes.entries()) {
    const at = start + index * noteLength;
    volume.gain.exponentialRampToValueAtTime(0.12, at + 0.02);
    volume.gain.exponentialRampToValueAtTime(0.02, at + noteLength);
    const tone = context.createOscillator();
    tone.frequency.value = frequency;
    tone.connect(volume);
    tone.start(at);
    tone.stop(index === notes.length - 1 ? end : at + noteLength);
    if (index === notes.length - 1) tone.addEventListener('ended', () => void context.close());
  }
  volume.gain.exponentialRampToValueAtTime(0.0001, end);
}
