/**
 * Measures the page in Chromium against a running server: frame times while panning, zooming and replaying, bytes
 * fetched, and the time to the first map over a slow connection.
 *
 *   node src/bench/page/frames.mjs ADDRESS [--core N] [--rounds N] [--only first,pan,zoom,replay]
 *
 * ADDRESS is a server with the generated country (see Generate, ImportBench), its theatre's first_date and last_date
 * set four years apart. Chromium is CHROMIUM, else /usr/bin/chromium, bound to one core with --core (needs taskset);
 * playwright-core is looked for from the folder PLAYWRIGHT names, else from here.
 */
import { chmodSync, mkdtempSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';

const { chromium } = createRequire(resolve(process.env.PLAYWRIGHT ?? '.', 'from.js'))('playwright-core');

const [address, ...rest] = process.argv.slice(2);
const option = (name, fallback) => (rest.includes(`--${name}`) ? rest[rest.indexOf(`--${name}`) + 1] : fallback);
const core = option('core', null), rounds = Number(option('rounds', 3));
const only = option('only', 'first,pan,zoom,replay').split(',');
const SIZE = { width: 1280, height: 800 };
/** One picture at 60 a second, and what its clock strays. */
const FRAME = 16.7, STRAY = 0.6;
const ms = (time) => `${Math.round(time)} ms`;
const kb = (size) => `${(size / 1000).toFixed(0)} kB`;
const DAY = 'datetime=2024-02-26&known=2024-02-26';

const browser = await chromium.launch({
  executablePath: bound(process.env.CHROMIUM ?? '/usr/bin/chromium'),
  args: ['--headless=new', '--no-sandbox', '--disable-gpu', '--disable-background-networking'],
});
const processes = await browser.newBrowserCDPSession();
console.log(`Chromium ${browser.version()}${core === null ? '' : `, bound to core ${core}`}, ${SIZE.width}x${SIZE.height}`);
if (only.includes('first')) await first();
if (only.includes('pan')) for (const zoom of [5.5, 6, 7.5, 9, 11]) await measure(`pan, zoom ${zoom}`, `#map=${zoom}/48.6/33&${DAY}`, pan);
if (only.includes('zoom')) for (const zoom of [6, 9]) await measure(`zoom from ${zoom}`, `#map=${zoom}/48.6/35&${DAY}`, wheel);
if (only.includes('replay')) for (const zoom of [6, 8, 11]) await measure(`replay, 60 days/s, zoom ${zoom}`, `#map=${zoom}/48.6/37&datetime=2022-02-24&known=2022-02-24`, replay);
await browser.close();

/** A command that starts the browser on one core. */
function bound(chromiumPath) {
  if (core === null) return chromiumPath;
  const file = join(mkdtempSync(join(tmpdir(), 'bench-')), 'chromium');
  writeFileSync(file, `#!/bin/sh\nexec taskset -c ${core} ${chromiumPath} "$@"\n`);
  chmodSync(file, 0o755);
  return file;
}

async function open(hash, context) {
  const page = await context.newPage();
  page.on('pageerror', (error) => console.log('page error:', error.message));
  await page.goto(address + hash);
  await page.waitForFunction(() => document.documentElement.dataset.ready === 'true' && document.documentElement.dataset.loading === 'false', null, { timeout: 60000 });
  await page.waitForTimeout(1500);
  return page;
}

/** Opens the page with nothing kept, over 10 Mbit/s with 40 ms on the way, and says when the map is on screen and what was fetched. */
async function first() {
  for (let n = 0; n < rounds; n++) {
    const context = await browser.newContext({ viewport: SIZE });
    const page = await context.newPage();
    const cdp = await context.newCDPSession(page);
    await cdp.send('Network.enable');
    await cdp.send('Network.emulateNetworkConditions', { offline: false, latency: 40, downloadThroughput: 10e6 / 8, uploadThroughput: 10e6 / 8 });
    const urls = new Map(), bytes = new Map();
    cdp.on('Network.requestWillBeSent', ({ requestId, request }) => urls.set(requestId, request.url));
    cdp.on('Network.loadingFinished', ({ requestId, encodedDataLength }) => bytes.set(requestId, encodedDataLength));
    await page.addInitScript(() => {
      window.marks = {};
      const once = (name) => { window.marks[name] ??= performance.now(); };
      new MutationObserver(() => {
        const { map, ready, loading } = document.documentElement.dataset;
        // Drawn by now; on screen with the next picture.
        if (map) requestAnimationFrame(() => requestAnimationFrame(() => once('map')));
        if (ready === 'true' && loading === 'false') once('all');
      }).observe(document, { attributes: true, subtree: true, attributeFilter: ['data-map', 'data-ready', 'data-loading'] });
    });
    await page.goto(address, { waitUntil: 'commit' });
    await page.waitForFunction(() => window.marks.all && document.documentElement.dataset.loading === 'false', null, { timeout: 60000 });
    await page.waitForTimeout(1500);
    const { map, all } = await page.evaluate(() => window.marks);
    const paint = await page.evaluate(() => performance.getEntriesByName('first-contentful-paint')[0]?.startTime ?? 0);
    const sum = (what) => [...bytes].reduce((total, [id, size]) => total + (what(urls.get(id) ?? '') ? size : 0), 0);
    const columns = (part) => sum((url) => url.includes('/timelines?') && url.includes(`part=${part}`));
    if (process.env.WATERFALL) for (const line of await page.evaluate(() => performance.getEntriesByType('resource').map((one) => `${one.requestStart.toFixed(0)} ${one.responseEnd.toFixed(0)} ${one.encodedBodySize} ${one.name}`))) console.log(line);
    console.log(`first visit: first words ${ms(paint)}, map ${ms(map)}, everything ${ms(all)}; ${bytes.size} files, ${kb(sum(() => true))}: columns `
      + `${kb(columns('points'))} points, ${kb(columns('steps'))} steps, ${kb(columns('names'))} names; the rest ${kb(sum((url) => !url.includes('/timelines?')))}`);
    await context.close();
  }
}

async function cpu() {
  const { processInfo } = await processes.send('SystemInfo.getProcessInfo');
  const of = (type) => processInfo.filter((one) => one.type === type).reduce((sum, { cpuTime }) => sum + cpuTime, 0);
  return { renderer: of('renderer'), display: of('GPU'), browser: of('browser') };
}

async function measure(name, hash, act) {
  const context = await browser.newContext({ viewport: SIZE });
  const page = await open(hash, context);
  const cdp = await context.newCDPSession(page);
  await cdp.send('Performance.enable');
  const metrics = async () => Object.fromEntries((await cdp.send('Performance.getMetrics')).metrics.map((one) => [one.name, one.value]));
  for (let n = 0; n < 2; n++) await act(page, cdp, true);
  const [before, used] = [await metrics(), await cpu()];
  await page.evaluate(() => {
    window.times = [];
    window.measuring = true;
    let last = 0;
    const tick = (now) => {
      if (last) window.times.push(now - last);
      last = now;
      if (window.measuring) requestAnimationFrame(tick);
    };
    requestAnimationFrame(tick);
  });
  for (let n = 0; n < rounds; n++) await act(page, cdp, false);
  const times = await page.evaluate(() => {
    window.measuring = false;
    return window.times;
  });
  const [after, spent] = [await metrics(), await cpu()];
  const sorted = [...times].sort((a, b) => a - b);
  const at = (share) => sorted[Math.min(sorted.length - 1, Math.floor(share * sorted.length))].toFixed(1);
  const per = (value) => (value * 1000 / times.length).toFixed(1);
  console.log(`${name}: ${times.length} frames, p50 ${at(0.5)} p95 ${at(0.95)} p99 ${at(0.99)} longest ${sorted.at(-1).toFixed(1)} ms; `
    + `${(100 * times.filter((time) => time <= FRAME + STRAY).length / times.length).toFixed(1)} % within ${FRAME} ms (clock strays ${STRAY}); per frame: `
    + `script ${per(after.ScriptDuration - before.ScriptDuration)}, layout and style ${per(after.LayoutDuration + after.RecalcStyleDuration - before.LayoutDuration - before.RecalcStyleDuration)}, `
    + `page's process ${per(spent.renderer - used.renderer)}, display (software compositing) ${per(spent.display - used.display)}, browser ${per(spent.browser - used.browser)} ms of processor`);
  await context.close();
}

/** Drags the map about with the mouse. */
async function pan(page) {
  const [x, y] = [760, 350];
  for (const [dx, dy] of [[-7, 2], [7, -2], [3, 5], [-3, -5]]) {
    await page.mouse.move(x, y);
    await page.mouse.down();
    for (let n = 1; n <= 50; n++) await page.mouse.move(x + dx * n, y + dy * n);
    await page.waitForTimeout(120);
    await page.mouse.up();
    await page.waitForTimeout(250);
  }
}

/** Turns the wheel in and out again. */
async function wheel(page) {
  await page.mouse.move(760, 350);
  for (const by of [-120, -120, -120, 120, 120, 120]) {
    await page.mouse.wheel(0, by);
    await page.waitForTimeout(450);
  }
}

/** Plays the days from the first to the last. */
async function replay(page, cdp, warm) {
  await page.selectOption('#speed', '60');
  await page.evaluate(() => {
    const slider = document.querySelector('#slider');
    slider.value = slider.min;
    slider.dispatchEvent(new Event('input'));
  });
  await page.click('#play');
  if (warm) {
    await page.waitForTimeout(3000);
    await page.click('#play');
  } else await page.waitForFunction(() => document.querySelector('#play').getAttribute('aria-pressed') === 'false', null, { timeout: 180000 });
}
