import { element } from '../element.ts';
import type { Bus } from './bus.ts';

/** Seconds until a moment, as long as anybody can see them. */
export function drawClock(until: number, { label }: Bus, over: () => void = () => {}): HTMLElement {
  const clock = element('span', { class: 'clock', role: 'timer' });
  const tick = (): void => {
    const seconds = Math.ceil((until - Date.now()) / 1000);
    clock.textContent = seconds > 0 ? label('secondsLeft').replace('#', String(seconds)) : '';
    if (seconds <= 0) over();
    else setTimeout(() => clock.isConnected && tick(), 250);
  };
  tick();
  return clock;
}
