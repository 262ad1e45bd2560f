"""Measures the same network with networkx and with igraph, on one thread, and prints seconds and modularities.

Usage: peer.py EDGES.tsv [PIVOTS]. Each line of the file is SOURCE, TARGET and WEIGHT with tabs between, nodes being numbers from 0. Betweenness and communities
leave directions aside. With PIVOTS networkx searches paths from so many nodes only, since from all of thousands it takes minutes.
"""

import collections
import csv
import os
import random
import sys
import time

# igraph's PageRank runs on all cores otherwise, and slower for it: its threads wait for each other.
os.environ["OMP_NUM_THREADS"] = "1"

import igraph
import networkx


def timed(what, work, nodes=1, searched=1):
    """Runs the work and prints its seconds as if it had been done from all nodes."""
    start = time.perf_counter()
    result = work()
    seconds = (time.perf_counter() - start) * nodes / searched
    print(f"{what}\t{seconds:.3f}\ts" + (f", scaled from {searched} of {nodes} sources" if searched < nodes else ""), flush=True)
    return result


arcs, pairs = collections.Counter(), collections.Counter()
with open(sys.argv[1], newline="") as edges:
    for source, target, weight in csv.reader(edges, delimiter="\t"):
        source, target = int(source), int(target)
        arcs[source, target] += float(weight)
        pairs[min(source, target), max(source, target)] += float(weight)
nodes = 1 + max(map(max, arcs))
pivots = min(int(sys.argv[2]), nodes) if len(sys.argv) > 2 else nodes


def of_networkx(graph, weights):
    graph.add_nodes_from(range(nodes))
    graph.add_weighted_edges_from((source, target, weight) for (source, target), weight in weights.items())
    return graph


def of_igraph(weights, is_directed):
    return igraph.Graph(nodes, list(weights), directed=is_directed, edge_attrs={"weight": list(weights.values())})


directed, undirected = timed("networkx loading", lambda: (of_networkx(networkx.DiGraph(), arcs), of_networkx(networkx.Graph(), pairs)))
arrows, ties = timed("igraph loading", lambda: (of_igraph(arcs, True), of_igraph(pairs, False)))
timed("networkx betweenness", lambda: networkx.betweenness_centrality(undirected, k=pivots, seed=1), nodes, pivots)
timed("igraph betweenness", lambda: ties.betweenness(directed=False))
# networkx ends by default when all numbers together move by less than a millionth a node; igraph solves it to the end.
timed("networkx pagerank", lambda: networkx.pagerank(directed, max_iter=1000, tol=1e-12))
timed("igraph pagerank", lambda: arrows.pagerank(weights="weight"))

louvain = timed("networkx communities (Louvain)", lambda: networkx.community.louvain_communities(undirected, seed=1))
# igraph draws from Python's generator, and by default stops after two rounds.
random.seed(1)
leiden = timed(
    "igraph communities (Leiden)",
    lambda: ties.community_leiden(objective_function="modularity", weights="weight", n_iterations=-1),
)
for name, communities in [("networkx communities (Louvain)", louvain), ("igraph communities (Leiden)", list(leiden))]:
    modularity = networkx.community.modularity(undirected, communities)
    print(f"{name}, {len(communities)} found\t{modularity:.4f}\tmodularity")
