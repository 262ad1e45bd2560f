"""Writes the words of some texts, as the program parts them, into the sample that `export.py` then labels.

    python sample.py PROGRAM SAMPLE TEXT…
"""

import json
import subprocess
import sys


def annotated(program: str, file: str, form: str) -> str:
    return subprocess.run([program, "annotate", "--format", form, file], capture_output=True, check=True, text=True).stdout


def words(conllu: str) -> list[str]:
    return [line.split("\t")[1] for line in conllu.split("\n") if line and not line.startswith("#")]


program, sample, *files = sys.argv[1:]
texts = [{
    "text": json.loads(annotated(program, file, "json"))["text"],
    "sentences": [{"words": words(annotated(program, file, "conllu"))}],
} for file in files]
with open(sample, "w", encoding="utf-8") as out:
    json.dump(texts, out, ensure_ascii=False)
