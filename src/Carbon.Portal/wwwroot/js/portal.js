import { watchTips } from './tips.js';

// Tells the circuit whether anyone sees this tab, and the page that it is live.
export function watchVisibility(layout) {
  const tell = () => layout.invokeMethodAsync('Seen', !document.hidden).catch(() => { });
  document.addEventListener('visibilitychange', tell);
  watchTips();
  document.documentElement.dataset.live = 'true';
}

// Moves the focus to a control, as after a form was refused.
export function focusOn(id) {
  document.getElementById(id)?.focus();
}

export { draw, forget } from './charts.js';
