// Tells the circuit whether anyone sees this tab.
export function watchVisibility(layout) {
  const tell = () => layout.invokeMethodAsync('Seen', !document.hidden).catch(() => { });
  document.addEventListener('visibilitychange', tell);
}

export { draw, forget } from './charts.js';
