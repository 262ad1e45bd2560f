"""Reads every network file in a folder with networkx and says what it found, one line of JSON a file.

Usage: network_files.py FOLDER, which holds network.gexf, .graphml, .json and edges.csv, nodes.csv.
"""

import csv
import json
import pathlib
import sys

import networkx


def summary(graph):
    nodes = {node: data.get("label") for node, data in graph.nodes(data=True)}
    edges = sorted(
        [source, target, data.get("type"), data.get("weight")] for source, target, data in graph.edges(data=True)
    )
    return {"directed": graph.is_directed(), "nodes": nodes, "edges": edges}


folder = pathlib.Path(sys.argv[1])
found = {
    "gexf": summary(networkx.read_gexf(folder / "network.gexf", version="1.3")),
    "graphml": summary(networkx.read_graphml(folder / "network.graphml", force_multigraph=True)),
    "json": summary(networkx.node_link_graph(json.loads((folder / "network.json").read_text()), edges="edges")),
}
with (folder / "nodes.csv").open(newline="") as nodes, (folder / "edges.csv").open(newline="") as edges:
    found["csv"] = {
        "nodes": {row["Id"]: row["Label"] for row in csv.DictReader(nodes)},
        "edges": sorted([row["Source"], row["Target"], row["Label"], float(row["Weight"])] for row in csv.DictReader(edges)),
    }
print(json.dumps(found))
