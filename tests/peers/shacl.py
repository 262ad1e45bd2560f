"""Judges RDF files by shapes with pySHACL, to stand beside our own verdict.

usage: python tests/peers/shacl.py SHAPES FILE…

Prints one line of JSON for each file: its name, whether it conforms, and each violation as focus node and path, the path
as in SPARQL. The graphs of an N-Quads or TriG file are judged as one, as we do.
"""

import json
import sys

import rdflib
from pyshacl import validate
from rdflib.collection import Collection
from rdflib.namespace import RDF, SH

# A literal stays as it is written: "01" is not turned into "1".
rdflib.NORMALIZE_LITERALS = False


def path_text(graph, node):
    """A path of the report as SPARQL writes it."""
    if isinstance(node, rdflib.URIRef):
        return node.n3()
    inverse = graph.value(node, SH.inversePath)
    if inverse is not None:
        return "^" + path_text(graph, inverse)
    alternative = graph.value(node, SH.alternativePath)
    between, head = ("/", node) if alternative is None else ("|", alternative)
    if graph.value(head, RDF.first) is None:
        raise ValueError(f"no path that this script knows: {node.n3()}")
    return "(" + between.join(path_text(graph, part) for part in Collection(graph, head)) + ")"


def union(name):
    """All graphs of a file as one."""
    if not name.endswith((".nq", ".trig")):
        return rdflib.Graph().parse(name)
    merged = rdflib.Graph()
    for subject, predicate, value, _ in rdflib.Dataset().parse(name).quads():
        merged.add((subject, predicate, value))
    return merged


def judge(name, shapes):
    """The verdict on one file."""
    conforms, report, _ = validate(union(name), shacl_graph=shapes, inference="none", advanced=False, js=False)
    violations = set()
    for result in report.objects(None, SH.result):
        path = report.value(result, SH.resultPath)
        text = None if path is None else path_text(report, path)
        violations.add((report.value(result, SH.focusNode).n3(), text))
    return {"file": name, "conforms": conforms, "violations": sorted(violations, key=str)}


def main():
    shapes = rdflib.Graph().parse(sys.argv[1])
    for name in sys.argv[2:]:
        print(json.dumps(judge(name, shapes)), flush=True)


if __name__ == "__main__":
    main()
