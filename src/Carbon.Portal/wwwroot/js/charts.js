// Draws ECharts options that come as JSON. "var(--x)" becomes the theme's colour, "fn:x" one of the formatters below.
const charts = new Map();
const scheme = window.matchMedia('(prefers-color-scheme: dark)');

const short = value => {
  if (value === null || value === undefined || Number.isNaN(Number(value))) return '–';
  const number = Number(Number(value).toPrecision(3));
  return number.toLocaleString('en-US', { maximumFractionDigits: 12 });
};

const escape = text => String(text).replace(/[&<>"']/g, c => `&#${c.charCodeAt(0)};`);

const formatters = {
  short: value => short(value),
  sankey: item => item.dataType === 'edge'
    ? `${escape(item.data.sourceName)} → ${escape(item.data.targetName)}<br><b>${short(item.data.real)} t</b>`
    : `${escape(item.data.label0)}<br><b>${short(item.data.real)} t</b>`,
  sankeyLabel: item => `${item.data.label0}  {t|${short(item.data.real)} t}`,
};

function resolve(value, style) {
  if (typeof value === 'string') {
    if (value.startsWith('var(')) return style.getPropertyValue(value.slice(4, -1)).trim();
    if (value.startsWith('fn:')) return formatters[value.slice(3)];
    return value;
  }
  if (Array.isArray(value)) return value.map(v => resolve(v, style));
  if (value && typeof value === 'object')
    return Object.fromEntries(Object.entries(value).map(([k, v]) => [k, resolve(v, style)]));
  return value;
}

function apply(entry) {
  const style = getComputedStyle(document.documentElement);
  const option = { ...entry.option };
  // A reader's zoom outlives new figures.
  if (entry.drawn) delete option.dataZoom;
  entry.drawn = true;
  entry.chart.setOption({ animation: false, textStyle: { fontFamily: getComputedStyle(document.body).fontFamily, color: style.getPropertyValue('--ink').trim() }, ...resolve(option, style) },
    { notMerge: false, replaceMerge: ['series'] });
}

export function draw(element, json) {
  if (!element || !window.echarts) return;
  let entry = charts.get(element);
  if (!entry) {
    entry = { chart: window.echarts.init(element, null, { renderer: 'canvas' }) };
    entry.resize = new ResizeObserver(() => entry.chart.resize());
    entry.resize.observe(element);
    charts.set(element, entry);
    entry.chart.on('click', item => {
      if (item.data && item.data.href) window.Blazor.navigateTo(item.data.href);
    });
  }
  entry.option = JSON.parse(json);
  apply(entry);
}

export function forget(element) {
  const entry = charts.get(element);
  if (!entry) return;
  entry.resize.disconnect();
  entry.chart.dispose();
  charts.delete(element);
}

scheme.addEventListener('change', () => charts.forEach(apply));
