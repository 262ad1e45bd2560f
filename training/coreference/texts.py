"""Corpora → texts with what their annotators mark, an object a line: what `lessons.rs` reads, and what is learned.

GUM gives for each group of coreferent mentions the characters of each mention's head; GAP a pronoun and two names, each
true or not. No benchmark's test part is read.
"""

import csv
import json
import re
import sys
from pathlib import Path


def gum(folder: Path, part: str):
    """The documents of one part ("train": those that `splits.md` lists nowhere else)."""
    section, listed = "", {}
    for line in (folder / "splits.md").read_text().split("\n"):
        if line.startswith("## "):
            section = line[3:].strip()
        elif line.strip().startswith("* "):
            listed[line.strip()[2:].strip()] = section
    for path in sorted((folder / "dep").glob("*.conllu")):
        if listed.get(path.stem, "train") == part:
            text, groups = document(path)
            yield {"id": f"gum:{part}:{path.stem}", "text": text, "groups": groups}


def document(path: Path) -> tuple[str, list]:
    """The text of a treebank's file, and the mentions of each entity: start, end and the start of the head."""
    text, groups = "", {}
    for block in path.read_text().split("\n\n"):
        rows = [line.split("\t") for line in block.split("\n") if line and not line.startswith("#")]
        if not rows:
            continue
        if text:
            text = text.rstrip(" ") + ("\n\n" if "# newpar" in block else " ")
        text, places = spelled(text, rows)
        words = {int(row[0]): row for row in rows if row[0].isdigit()}
        for group, first, last in mentions(words.values()):
            heads = [n for n in range(first, last + 1) if n in words and not first <= int(words[n][6]) <= last]
            if heads:
                is_noun = words[heads[0]][3] in ("NOUN", "PROPN", "PRON")
                groups.setdefault(group, []).append([places[first][0], places[last][1], places[heads[0]][0], is_noun])
    return text.rstrip(), list(groups.values())


def spelled(text: str, rows: list) -> tuple[str, dict]:
    """The text with a sentence behind it, and the characters of each word."""
    places, parts = {}, set()
    for row in rows:
        if "." in row[0]:
            continue
        if "-" in row[0]:
            first, last = map(int, row[0].split("-"))
            at = len(text)
            for part in (it for it in rows if it[0].isdigit() and first <= int(it[0]) <= last):
                found = row[1].lower().find(part[1].lower(), at - len(text))
                start, end = (at - len(text), len(row[1])) if found < 0 else (found, found + len(part[1]))
                places[int(part[0])] = (len(text) + start, len(text) + end)
                at = len(text) + end
                parts.add(int(part[0]))
        elif int(row[0]) in parts:
            continue
        else:
            places[int(row[0])] = (len(text), len(text) + len(row[1]))
        text += row[1] + ("" if "SpaceAfter=No" in row[9] else " ")
    return text, places


def mentions(words):
    """Group, first and last word of each mention of a sentence, from the brackets of `Entity=`."""
    opened = {}
    for row in words:
        marks = re.search(r"(?:^|\|)Entity=([^|]*)", row[9])
        for mark in re.findall(r"\([^()]*\)?|[^()]*\)", marks.group(1) if marks else ""):
            group, number = mark.strip("()").split("-")[0], int(row[0])
            if mark.startswith("(") and mark.endswith(")"):
                yield group, number, number
            elif mark.startswith("("):
                opened.setdefault(group, []).append(number)
            elif opened.get(group):
                yield group, opened[group].pop(), number


def gap(path: Path, part: str):
    """Passages with a pronoun and two names: the characters of each, and whether the pronoun means it."""
    with path.open() as file:
        for row in csv.DictReader(file, delimiter="\t", quoting=csv.QUOTE_NONE):
            place = lambda name: [int(row[f"{name}-offset"]), int(row[f"{name}-offset"]) + len(row[name])]
            names = [[*place(name), row[f"{name}-coref"].upper() == "TRUE"] for name in "AB"]
            yield {"id": f"gap:{part}:{row['ID']}", "text": row["Text"], "pronoun": place("Pronoun"), "names": names}


def main():
    corpora = Path(sys.argv[1])
    sources = [gum(corpora / "gum", part) for part in ("train", "dev")]
    sources += [gap(corpora / "gap" / f"gap-{part}.tsv", part) for part in ("development", "validation")]
    for source in sources:
        for text in source:
            print(json.dumps(text))


if __name__ == "__main__":
    main()
