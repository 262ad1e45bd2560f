// Turns the data of the page and its picture into things and ties that know what is drawn of them.
"use strict";

const data = JSON.parse(document.getElementById("network").textContent);
const picture = document.querySelector("#picture svg");
const stage = picture.querySelector(".stage");
const nodes = data.nodes.map((it, index) => ({ ...it, link: `#node=${index}`, ties: [], drawn: [], shown: true }));
const edges = data.edges.map((it, index) => ({
  ...it,
  source: nodes[it.source],
  target: nodes[it.target],
  link: `#edge=${index}`,
  drawn: [],
  shown: true,
}));

// What is put inside becomes text and never markup, so that a hostile name stays a name.
function filled(element, attributes = {}, inside = []) {
  for (const [name, value] of Object.entries(attributes)) {
    if (typeof value === "function") element.addEventListener(name, value);
    else element.setAttribute(name, value);
  }
  element.append(...inside.flat().filter((it) => it !== null));
  return element;
}

const make = (tag, attributes, ...inside) => filled(document.createElement(tag), attributes, inside);
const draw = (tag, attributes, ...inside) =>
  filled(document.createElementNS(picture.namespaceURI, tag), attributes, inside);

// A name in a direction of its own does not turn the words around it.
const named = (node) => make("bdi", {}, node.label);
const arrow = (edge) => (edge.directed ? "→" : "—");
const otherEnd = (edge, node) => (edge.source === node ? edge.target : edge.source);
const counted = (count, one, many) => `${count} ${count === 1 ? one : many}`;

function number(value) {
  const short = Math.abs(value) < 1 ? value.toPrecision(3) : value.toFixed(2);
  return String(Number(short)).replace(/^-/, "−");
}

function dates(edge) {
  const all = Object.keys(edge.dates).sort();
  if (all.length === 0) return "no date";
  return all.length === 1 ? all[0] : `${all[0]} to ${all.at(-1)}`;
}

// What is said of a tie after the two names.
function summary(edge) {
  const score = edge.score === null ? [] : [number(edge.score)];
  return [`${edge.kind} ×${number(edge.weight)}`, ...score, dates(edge)].join(", ");
}

function thingAt(element) {
  const found = element.closest("[data-node], [data-edge]");
  if (!found) return null;
  return found.dataset.edge === undefined ? nodes[found.dataset.node] : edges[found.dataset.edge];
}

// A thin line is hard to hit, so each has a wide one that nobody sees; it lies below all lines that are seen.
// How wide a line is goes to the rules of style, which make it grow more slowly than the picture.
const reaches = draw("g", { class: "reaches" });
for (const line of stage.querySelectorAll(".edge > .line")) {
  const { edge } = line.parentNode.dataset;
  line.style.setProperty("--wide", line.getAttribute("stroke-width"));
  reaches.append(draw("path", { class: "reach", d: line.getAttribute("d"), "data-edge": edge }));
}

for (const element of stage.querySelectorAll("[data-node], [data-edge]")) thingAt(element).drawn.push(element);
stage.prepend(reaches);
for (const element of reaches.children) thingAt(element).drawn.push(element);
for (const edge of edges) {
  edge.source.ties.push(edge);
  edge.target.ties.push(edge);
}
for (const node of nodes) node.ties.sort((a, b) => b.weight - a.weight);

// What a screen reader says is not told twice, by the browser's own slow tooltip.
for (const thing of [...nodes, ...edges]) {
  const [mark] = thing.drawn;
  mark.setAttribute("role", "button");
  mark.setAttribute("tabindex", "-1");
  mark.setAttribute("aria-label", mark.querySelector("title")?.textContent ?? thing.label ?? thing.kind);
  mark.querySelector("title")?.remove();
}
