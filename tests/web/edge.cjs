// Opens the page of a network in a real browser, uses it as a reader would, and says in one line of JSON what it saw.
//
// Usage: node edge.cjs PAGE.html CHROMIUM, with NODE_PATH at a folder that has what package.json names.
// It judges nothing: whoever runs it does. It fails only where it could not get to the end.
"use strict";

const { chromium } = require("playwright-core");
const path = require("node:path");
const { pathToFileURL } = require("node:url");

// Runs in the page before its own script: when the first frame stands, and what the page's policy forbade.
function watch() {
  window.seen = { loadMs: null, violations: [] };
  document.addEventListener("securitypolicyviolation", (event) => {
    window.seen.violations.push(`${event.violatedDirective}: ${event.blockedURI}`);
  });
  document.addEventListener("DOMContentLoaded", () => {
    requestAnimationFrame(() => requestAnimationFrame(() => { window.seen.loadMs = Math.round(performance.now()); }));
  });
}

// A browser without a network, in which everything but the page itself counts as a failure.
async function open(browser, address, found, link = "") {
  const viewport = { width: 1400, height: 900 };
  const context = await browser.newContext({ viewport, colorScheme: "light", offline: true });
  await context.route("**/*", (route) => {
    if (route.request().url().split("#")[0] === address) return route.continue();
    found.requests.push(route.request().url());
    return route.abort();
  });
  const page = await context.newPage();
  page.on("console", (message) => message.type() === "error" && found.errors.push(message.text()));
  page.on("pageerror", (error) => found.errors.push(String(error)));
  page.on("dialog", (dialog) => { found.errors.push(`dialog: ${dialog.message()}`); return dialog.dismiss(); });
  await page.addInitScript(watch);
  await page.goto(address + link);
  await page.waitForFunction(() => window.seen.loadMs !== null);
  return page;
}

const data = (page) => page.evaluate(() => JSON.parse(document.getElementById("network").textContent));
const transform = (page) => page.locator(".stage").getAttribute("transform");
const hash = (page) => new URL(page.url()).hash;
const texts = (page, selector) => page.locator(selector).evaluateAll((all) => all.map((it) => it.textContent));

// The place on the line of an edge, nearest to its middle, where nothing lies above it.
function pointOn(page, edge) {
  return page.evaluate((edge) => {
    const line = document.querySelector(`.edge[data-edge="${edge}"] > .line`);
    const length = line.getTotalLength();
    for (let step = 0; step < 96; step += 1) {
      const share = 0.5 + (step % 2 ? 1 : -1) * Math.ceil(step / 2) * 0.01;
      const point = line.getPointAtLength(length * share).matrixTransform(line.getScreenCTM());
      const above = document.elementFromPoint(point.x, point.y)?.closest("[data-edge]");
      if (above?.dataset.edge === String(edge)) return { x: point.x, y: point.y };
    }
    return null;
  }, edge);
}

// How many pairs of names that are seen lie on each other by more than a pixel both ways.
function overlaps(page) {
  return page.locator("text.label").evaluateAll((labels) => {
    const boxes = labels.map((it) => it.getBoundingClientRect()).filter((it) => it.width > 0);
    const meet = (a, b) => Math.min(a.right, b.right) - Math.max(a.left, b.left) > 1 &&
      Math.min(a.bottom, b.bottom) - Math.max(a.top, b.top) > 1;
    return boxes.flatMap((a, index) => boxes.slice(index + 1).filter((b) => meet(a, b))).length;
  });
}

// What the panel says of what is chosen.
async function told(page) {
  return {
    title: (await texts(page, "#panel h2"))[0] ?? null,
    facts: await texts(page, "#panel .choice dd"),
    sentences: await texts(page, "#panel blockquote"),
    links: await page.locator("#panel .choice a").evaluateAll((all) => all.map((it) => it.getAttribute("href"))),
    more: (await texts(page, "#panel p.more"))[0] ?? null,
    hash: hash(page),
  };
}

async function clickEdge(page) {
  const point = await pointOn(page, 0);
  if (!point) return null;
  await page.mouse.move(point.x, point.y);
  const [tooltip] = await texts(page, ".tooltip");
  const dimmed = await page.locator(".dim .edge:not(.lit)").count();
  await page.mouse.click(point.x, point.y);
  const edge = { ...await told(page), tooltip, dimmed };
  await page.keyboard.press("Escape");
  return { ...edge, leftOpen: await page.locator("#panel h2").count(), hashLeft: hash(page) };
}

async function clickNode(page) {
  const box = await page.locator(".node[data-node='0'] > .mark").boundingBox();
  await page.mouse.click(box.x + box.width / 2, box.y + box.height / 2);
  const node = { ...await told(page), ties: await page.locator("#panel .tie").count() };
  // The first tie of a thing leads to its sentences.
  if (node.ties > 0) await page.locator("#panel .tie button").first().click();
  node.tie = await told(page);
  await page.keyboard.press("Escape");
  return node;
}

async function search(page, label) {
  await page.locator("input[type=search]").fill(label.toLowerCase());
  const found = await texts(page, ".label.lit");
  await page.keyboard.press("Enter");
  const chosen = hash(page);
  await page.keyboard.press("Escape");
  return { found, chosen };
}

const hidden = (page) => page.locator(".edge").evaluateAll((edges) =>
  edges.filter((it) => getComputedStyle(it).display === "none").map((it) => Number(it.dataset.edge)));

// The first type of tie is switched off and on again.
async function switchType(page, edges) {
  const input = page.locator("fieldset:has(legend:text-is('Type of tie')) input").first();
  if (await input.count() === 0) return null;
  const type = await input.inputValue();
  await input.uncheck();
  const gone = await hidden(page);
  const [tally] = await texts(page, ".tally");
  await input.check();
  return {
    type,
    tally,
    hidden: gone.length,
    ofType: edges.filter((it) => it.kind === type).length,
    others: gone.filter((it) => edges[it].kind !== type).length,
    hiddenAfter: (await hidden(page)).length,
  };
}

// The beginning of the window is moved to its end, and back.
async function narrowTime(page, edges) {
  const input = page.locator("input[type=range]").first();
  if (await input.count() === 0) return null;
  await input.focus();
  await page.keyboard.press("End");
  const gone = new Set(await hidden(page));
  const [from] = (await texts(page, "output"))[0].split(" to ");
  const [tally] = await texts(page, ".tally");
  await page.keyboard.press("Home");
  const inside = (date) => date.startsWith(from) || from.startsWith(date);
  const wrong = edges.filter((it, index) => Object.keys(it.dates).some(inside) === gone.has(index));
  return { from, tally, hidden: gone.size, wrong: wrong.length, hiddenAfter: (await hidden(page)).length };
}

async function move(page) {
  const seen = [await transform(page)];
  const box = await page.locator("svg.network").boundingBox();
  const [x, y] = [box.x + box.width / 2, box.y + box.height / 2];
  await page.mouse.move(x, y);
  await page.mouse.wheel(0, -700);
  // The wheel arrives in its own time.
  const moved = (before) => document.querySelector(".stage").getAttribute("transform") !== before;
  await page.waitForFunction(moved, seen[0]);
  seen.push(await transform(page));
  const unplaced = await page.locator(".label.unplaced:not(.hidden)").evaluateAll((all) =>
    all.map((it) => getComputedStyle(it).display !== "none"));
  await page.mouse.down();
  await page.mouse.move(x + 80, y + 40, { steps: 4 });
  await page.mouse.up();
  seen.push(await transform(page));
  await page.getByRole("button", { name: "Fit" }).click();
  seen.push(await transform(page));
  const unplacedSeen = unplaced.filter(Boolean).length;
  return { transforms: seen, unplaced: unplaced.length, unplacedSeen, hash: hash(page) };
}

async function themes(page) {
  const background = () => page.evaluate(() => getComputedStyle(document.body).backgroundColor);
  const seen = [await background()];
  for (let press = 0; press < 3; press += 1) {
    await page.getByRole("button", { name: "Theme" }).click();
    seen.push(await background());
  }
  return seen;
}

// The arrow keys lead from a thing to its first tie, and Enter to its sentences.
async function keyboard(page) {
  await page.locator("svg.network [tabindex='0']").focus();
  await page.keyboard.press("ArrowDown");
  const label = await page.evaluate(() => document.activeElement.getAttribute("aria-label"));
  await page.keyboard.press("Enter");
  const chosen = hash(page);
  await page.keyboard.press("Escape");
  return { label, chosen, stops: await page.locator("svg.network [tabindex='0']").count() };
}

async function main([file, executablePath]) {
  const address = pathToFileURL(path.resolve(file)).href;
  const found = { errors: [], requests: [] };
  const browser = await chromium.launch({ executablePath, args: ["--no-sandbox"] });
  try {
    const page = await open(browser, address, found);
    const { nodes, edges } = await data(page);
    found.loadMs = await page.evaluate(() => window.seen.loadMs);
    found.nodes = await page.locator(".node").count();
    found.edges = await page.locator(".edge").count();
    found.overlaps = await overlaps(page);
    found.edge = await clickEdge(page);
    found.node = await clickNode(page);
    const searched = await search(page, nodes[0].label);
    found.found = searched.found;
    found.searched = searched.chosen;
    found.type = await switchType(page, edges);
    found.hiddenEdges = found.type?.hidden ?? null;
    found.time = await narrowTime(page, edges);
    found.move = await move(page);
    found.theme = await themes(page);
    found.keyboard = await keyboard(page);
    found.errors.push(...await page.evaluate(() => window.seen.violations));
    found.links = [];
    for (const link of ["#edge=0", "#node=1", "#edge=999999"]) {
      const linked = await open(browser, address, found, link);
      found.links.push((await told(linked)).title);
      await linked.context().close();
    }
  } finally {
    await browser.close();
  }
  console.log(JSON.stringify(found));
}

main(process.argv.slice(2)).catch((error) => {
  console.error(error);
  process.exitCode = 1;
});
