"""Reads the exports in a folder with rdflib and networkx and says how much each holds, as one line of JSON.

Usage: exports.py FOLDER, which holds graph.ttl, .nt, .rdf, .jsonld and network.gexf, .graphml.
"""

import json
import pathlib
import sys

import networkx
import rdflib

folder = pathlib.Path(sys.argv[1])
found = {}
for name, kind in [("graph.ttl", "turtle"), ("graph.nt", "nt"), ("graph.rdf", "xml"), ("graph.jsonld", "json-ld")]:
    graph = rdflib.Dataset(default_union=True)
    graph.parse(folder / name, format=kind)
    found[name] = len(set(graph.triples((None, None, None))))
gexf = networkx.read_gexf(folder / "network.gexf", version="1.3")
graphml = networkx.read_graphml(folder / "network.graphml", force_multigraph=True)
for name, network in [("network.gexf", gexf), ("network.graphml", graphml)]:
    found[name] = [network.number_of_nodes(), network.number_of_edges()]
print(json.dumps(found))
