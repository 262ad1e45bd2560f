// Reads the network files in a folder with graphology and says what it found, as one line of JSON.
//
// Usage: node files.cjs FOLDER, which holds network.gexf and network.graphml, with NODE_PATH naming the folder of modules.

const { readFileSync } = require("node:fs");
const { join } = require("node:path");
const Graph = require("graphology");

const READERS = { gexf: require("graphology-gexf").parse, graphml: require("graphology-graphml").parse };

function summary(graph) {
  const nodes = Object.fromEntries(graph.mapNodes((node, { label }) => [node, label ?? null]));
  const edges = graph.mapEdges((edge, { type, weight }, source, target) => [source, target, type, weight]);
  // Ties of a mixed graph, which are what our files call mutual, have no direction.
  return { directed: graph.type !== "undirected", nodes, edges: edges.sort(inOrder) };
}

function inOrder(a, b) {
  const place = a.findIndex((part, index) => part !== b[index]);
  return place < 0 ? 0 : a[place] < b[place] ? -1 : 1;
}

const found = {};
for (const [format, parse] of Object.entries(READERS)) {
  found[format] = summary(parse(Graph, readFileSync(join(process.argv[2], `network.${format}`), "utf8")));
}
console.log(JSON.stringify(found));
