// Lays a network out with ForceAtlas2 of graphology, on one thread, and prints seconds and how short the edges came out.
//
// Usage: node layout.cjs EDGES.tsv ITERATIONS, with NODE_PATH naming the folder of modules that has graphology and graphology-layout-forceatlas2. Each line of
// the file is SOURCE, TARGET and WEIGHT with tabs between.

const { readFileSync } = require("node:fs");
const Graph = require("graphology");
const forceAtlas2 = require("graphology-layout-forceatlas2");

const PAIRS = 10_000;

// The same numbers from 0 to 1 in every run, so that two runs can be compared.
let state = 1;
function chance() {
  state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
  return state / 2 ** 32;
}

function timed(what, work) {
  const start = performance.now();
  const result = work();
  console.log(`${what}\t${((performance.now() - start) / 1000).toFixed(3)}\ts`);
  return result;
}

function read(path) {
  const graph = new Graph({ type: "undirected" });
  for (const line of readFileSync(path, "utf8").split("\n").filter(Boolean)) {
    const [source, target, weight] = line.split("\t");
    for (const node of [source, target]) {
      if (!graph.hasNode(node)) graph.addNode(node, { x: chance(), y: chance() });
    }
    graph.updateEdge(source, target, (tie) => ({ weight: (tie.weight ?? 0) + Number(weight) }));
  }
  return graph;
}

const [path, iterations] = process.argv.slice(2);
const graph = timed("graphology loading", () => read(path));
const settings = { ...forceAtlas2.inferSettings(graph), barnesHutOptimize: true };
const places = timed(`graphology ForceAtlas2, ${iterations} iterations`, () => forceAtlas2(graph, { iterations: Number(iterations), settings }));

const distance = (a, b) => Math.hypot(places[a].x - places[b].x, places[a].y - places[b].y);
const mean = (numbers) => numbers.reduce((sum, number) => sum + number, 0) / numbers.length;
const nodes = graph.nodes();
const any = () => nodes[Math.floor(chance() * nodes.length)];
const edges = mean(graph.mapEdges((edge, tie, source, target) => distance(source, target)));
const pairs = mean(Array.from({ length: PAIRS }, () => distance(any(), any())));
console.log(`graphology ForceAtlas2, mean edge beside mean pair\t${(edges / pairs).toFixed(4)}\tratio`);
