"""Measures a network with networkx and prints what it found as one line of JSON, its lists in the order of the nodes.

Usage: measures.py GRAPH.json, which holds {"nodes": COUNT, "edges": [[SOURCE, TARGET, WEIGHT, DIRECTED, SCORE or null], …]} of two nodes and one edge
at least, and maybe "communities": [NUMBER of each node, …].
"""

import collections
import itertools
import json
import pathlib
import sys

import networkx


def weighted(graph, weights):
    """The graph with all nodes, even lone ones, so that no list is short of any."""
    graph.add_nodes_from(range(given["nodes"]))
    graph.add_weighted_edges_from((source, target, weight) for (source, target), weight in weights.items())
    return graph


def balance(graph):
    """How many triangles of friends and enemies are in balance, and how many there are."""
    signs = {pair: 1 if score > 0 else -1 for pair, score in scores.items() if score}
    found = [0, 0]
    for corners in networkx.all_triangles(graph):
        sides = list(itertools.combinations(sorted(corners), 2))
        if all(side in signs for side in sides):
            found[0] += signs[sides[0]] * signs[sides[1]] * signs[sides[2]] > 0
            found[1] += 1
    return found


given = json.loads(pathlib.Path(sys.argv[1]).read_text())
arcs, pairs, scores = collections.Counter(), collections.Counter(), collections.Counter()
for source, target, weight, is_directed, score in given["edges"]:
    pair = (min(source, target), max(source, target))
    arcs[source, target] += weight
    # An edge between two leads both ways, but is one tie.
    if not is_directed:
        arcs[target, source] += weight
    pairs[pair] += weight
    # The sum has the sign of the mean.
    scores[pair] += weight * (score or 0)
directed, undirected = weighted(networkx.DiGraph(), arcs), weighted(networkx.Graph(), pairs)

hubs, authorities = networkx.hits(directed)
of_nodes = {
    "degree": dict(undirected.degree()),
    "in_degree": dict(directed.in_degree()),
    "out_degree": dict(directed.out_degree()),
    "in_strength": dict(directed.in_degree(weight="weight")),
    "out_strength": dict(directed.out_degree(weight="weight")),
    "betweenness": networkx.betweenness_centrality(undirected),
    "closeness": networkx.closeness_centrality(undirected),
    "eigenvector": networkx.eigenvector_centrality(undirected, max_iter=100_000, tol=1e-12, weight="weight"),
    "pagerank": networkx.pagerank(directed, alpha=0.85, max_iter=10_000, tol=1e-14),
    "hubs": hubs,
    "authorities": authorities,
    "clustering": networkx.clustering(undirected),
    "core": networkx.core_number(undirected),
}
found = {name: [numbers[node] for node in range(given["nodes"])] for name, numbers in of_nodes.items()}
found["components"] = sorted(map(len, networkx.connected_components(undirected)), reverse=True)
found["reciprocity"] = networkx.overall_reciprocity(directed)
found["density"] = networkx.density(undirected)
found["balance"] = balance(undirected)
if "communities" in given:
    members = collections.defaultdict(set)
    for node, community in enumerate(given["communities"]):
        members[community].add(node)
    found["modularity"] = networkx.community.modularity(undirected, members.values(), weight="weight")
print(json.dumps(found))
