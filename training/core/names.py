"""Each corpus's names in our kinds, as the set of labels that it allows for a word.

No corpus marks all nine kinds, so a word carries every label that its corpus does not rule out, and training
asks only that the model's probability lies within that set.
"""

import csv
import re
from pathlib import Path

KINDS = ["Person", "Institution", "Movement", "Country", "Place", "Group", "Event", "Work", "Thing"]
LABELS = ["O"] + [f"{mark}-{kind}" for kind in KINDS for mark in "BI"]
ANY = frozenset(LABELS)

PER, ORG, LOC = {"Person"}, {"Institution", "Movement"}, {"Country", "Place"}
REST = {"Group", "Event", "Work", "Thing"}
UNER = {"PER": PER, "ORG": ORG, "LOC": LOC}
BTC = {"PER": PER, "ORG": ORG, "LOC": LOC}
WIKIGOLD = {"PER": PER, "ORG": ORG, "LOC": LOC, "MISC": REST}
WNUT = {"person": PER, "location": LOC, "corporation": {"Institution"}, "group": ORG | {"Group"}, "product": {"Thing"}, "creative-work": {"Work"}}
CROSSNER = {
    "politician": PER, "person": PER, "politicalparty": {"Institution"}, "organisation": ORG, "country": {"Country"}, "location": LOC,
    "election": {"Event"}, "event": {"Event"}, "misc": {"Group", "Work", "Thing"},
}
RE3D = {"Person": PER, "Organisation": ORG | {"Country"}, "Location": LOC, "Nationality": {"Group"}, "Weapon": {"Thing"}, "Vehicle": {"Thing"}}
KNOWLEDGENET = {
    "CEO": (ORG, PER), "CHILD_OF": (PER, PER), "DATE_FOUNDED": (ORG, None), "DATE_OF_BIRTH": (PER, None),
    "DATE_OF_DEATH": (PER, None), "EDUCATED_AT": (PER, ORG), "EMPLOYEE_OR_MEMBER_OF": (PER, ORG),
    "FOUNDED_BY": (ORG, PER | ORG), "HEADQUARTERS": (ORG, LOC), "NATIONALITY": (PER, {"Country", "Group"}),
    "PLACE_OF_BIRTH": (PER, LOC), "PLACE_OF_RESIDENCE": (PER, LOC), "POLITICAL_AFFILIATION": (PER, ORG),
    "SPOUSE": (PER, PER), "SUBSIDIARY_OF": (ORG, ORG),
}
GUM = {"person": PER, "organization": ORG, "place": LOC, "event": {"Event"}, "object": {"Work", "Thing", "Place"}, "abstract": {"Work", "Thing", "Group", "Event"}}

KNOWLEDGE = Path(__file__).resolve().parents[2] / "data" / "knowledge"


def _known(file: str, columns: tuple[str, ...], types: tuple[str, ...] = ()) -> set[str]:
    """The names in some columns of a list, of some types or all."""
    lines = [line for line in (KNOWLEDGE / file).read_text().split("\n") if line and not line.startswith("#")]
    rows = csv.DictReader(lines, delimiter="\t", quoting=csv.QUOTE_NONE)
    chosen = [row for row in rows if not types or row["type"] in types]
    return {name.strip() for row in chosen for column in columns for name in (row.get(column) or "").split("|") if name.strip()}


COUNTRIES = _known("countries.tsv", ("name", "formal", "aliases"))
DEMONYMS = _known("countries.tsv", ("adjectives", "people"))
MOVEMENTS = _known("groups.tsv", ("name", "aliases"), ("armed", "movement"))
LISTED = [
    (PER, _known("people.tsv", ("name",))), (LOC, _known("places.tsv", ("name", "aliases"))),
    (ORG, _known("organisations.tsv", ("name", "aliases")) | _known("institutions.tsv", ("name", "aliases"))
     | _known("parties.tsv", ("name", "aliases")) | _known("media.tsv", ("name", "aliases")) | _known("companies.tsv", ("name", "aliases"))),
    ({"Movement"}, MOVEMENTS), ({"Group"}, _known("groups.tsv", ("name", "aliases"), ("people", "religion"))), ({"Event"}, _known("events.tsv", ("name", "aliases"))),
]


# What stands before a name and is no part of it. Corpora that mark whole noun phrases take it in.
TITLES = frozenset(
    "President Vice Deputy Acting Former Prime Minister Premier Chancellor Chairman Chairwoman Chair Secretary Senator Sen Sen. Congressman "
    "Congresswoman Representative Rep Rep. Governor Gov Gov. Mayor Ambassador Judge Justice King Queen Prince Princess Emperor Sultan "
    "Emir Sheikh Shaikh Sheik Ayatollah Imam Mullah Pope Cardinal Archbishop Bishop Father Sister Rabbi Reverend Rev Rev. Saint General Gen Gen. "
    "Admiral Adm Adm. Colonel Col Col. Major Maj Maj. Captain Capt Capt. Lieutenant Lt Lt. Sergeant Sgt Sgt. Private Commander Officer "
    "Doctor Dr Dr. Professor Prof Prof. Mr Mr. Mrs Mrs. Ms Ms. Miss Sir Lord Lady Dame Master Director Coach Spokesman Spokeswoman "
    "PM FM MP MD Foreign Defense Defence Interior Finance Attorney Commissioner Uncle Aunt Aunty".split()
)


def title_of(words: list[str]) -> int:
    """How many words before a person's name are a title; all of them where nothing else is left."""
    return next((at for at, word in enumerate(words) if word not in TITLES), len(words))


def located(text: str, kinds: set[str]) -> set[str]:
    """The kinds with country or place, and institution or movement, decided by our own lists, where both are open."""
    plain = text.removeprefix("the ").removeprefix("The ")
    if LOC <= kinds:
        kinds = kinds - ({"Place"} if plain in COUNTRIES else {"Country"})
    if ORG <= kinds:
        kinds = kinds - ({"Institution"} if plain in MOVEMENTS else {"Movement"})
    return kinds


ARTICLE = re.compile(r"(al|el|ad|an|ar|as|ash|at|az)(?=[-–]|$)", re.IGNORECASE)


def capital(word: str) -> bool:
    """Whether a word begins as a name does: "Rome", "al-Qaeda"."""
    return ARTICLE.sub("", word).lstrip("-–")[:1].isupper()


def silver(text: str, title: str) -> set[str]:
    """The kinds that a linked text may have; none where it is no name."""
    words = text.split()
    small = [word for word in words if word[:1].islower() and len(word) > 3 and not capital(word)]
    if not words or small or not (capital(words[0]) and (capital(words[-1]) or words[-1].isdigit())):
        return set()
    if title_of(words) == len(words):
        return set()
    if text in DEMONYMS:
        return {"Group"}
    for kinds, listed in [({"Country"}, COUNTRIES), *LISTED]:
        if title in listed or text in listed:
            return located(text, kinds)
    return set(KINDS)


GIVEN = sorted(_known("given-names.tsv", ("name",)))
SURNAMES = sorted({name.split()[-1] for name in _known("people.tsv", ("name",)) if len(name.split()) > 1})
TOWNS = sorted(name for name in _known("places.tsv", ("name",)) if len(name.split()) == 1)


def renamed(words: list[str], allowed: list, rng) -> list[str]:
    """Now and then another person or town of as many words instead of the one named, so that names are learned by where they stand."""
    words, at = list(words), 0
    while at < len(words):
        kinds = {label[2:] for label in allowed[at]} if all(label[0] == "B" for label in allowed[at]) else set()
        end = at + 1
        while end < len(words) and all(label[0] == "I" for label in allowed[end]):
            end += 1
        plain = all(word[:1].isupper() and word.isalpha() and not word.isupper() for word in words[at:end])
        if plain and kinds == PER and end - at <= 2 and rng.random() < 0.25:
            first, last = rng.choice(GIVEN), rng.choice(SURNAMES)
            words[at:end] = [first, last] if end - at == 2 else [rng.choice((first, last))]
        elif plain and kinds == {"Place"} and end - at == 1 and rng.random() < 0.15:
            words[at] = rng.choice(TOWNS)
        at = end
    return words


def allowed(words: list[str], tags: list[str], kinds: dict[str, set[str]]) -> list[frozenset]:
    """The labels allowed for each word under a corpus's own tags, IOB1, IOB2 or bare."""
    told = set().union(*kinds.values())
    outside = frozenset(label for label in LABELS if label == "O" or label[2:] not in told)
    result, start = [], None
    parsed = [(tag[:1], tag[2:]) if tag[1:2] == "-" else ("O", "") for tag in tags]
    for at, (mark, kind) in enumerate(parsed):
        if mark == "O" or kind not in kinds:
            result.append(outside)
            continue
        begins = mark == "B" or at == 0 or parsed[at - 1][1] != kind or parsed[at - 1][0] == "O"
        start = at if begins else start
        end = at + 1
        while end < len(parsed) and parsed[end] == ("I", kind):
            end += 1
        here = located(" ".join(words[start:end]), kinds[kind])
        result.append(frozenset(f"{'B' if begins else 'I'}-{it}" for it in here))
    return result


def by_offset(words, spans, entities, certain) -> list[frozenset]:
    """The labels allowed for words whose names are given by offsets; the longer of two that overlap counts."""
    unknown = [word[:1].isupper() or word[:1].isdigit() for word in words]
    # "al-Assad": article and hyphen are as open as what they stand before.
    for at in range(len(words) - 2, -1, -1):
        is_hyphen = words[at] in ("-", "–") and unknown[at + 1]
        unknown[at] |= is_hyphen or ARTICLE.fullmatch(words[at]) is not None and words[at + 1] in ("-", "–") and unknown[at + 1]
    result = [frozenset("O") if certain or not open else ANY for open in unknown]
    taken = set()
    for start, end, kinds in sorted(entities, key=lambda entity: entity[0] - entity[1]):
        inside = [at for at, (a, b) in enumerate(spans) if start <= a and b <= end]
        if inside and words[inside[0]] in ("the", "The"):
            inside = inside[1:]
        if not inside or taken & set(inside):
            continue
        taken |= set(inside)
        title = title_of([words[at] for at in inside]) if kinds == PER else 0
        for at in inside[:title]:
            result[at] = frozenset("O")
        inside = inside[title:]
        for at in inside:
            result[at] = frozenset(f"{'B' if at == inside[0] else 'I'}-{kind}" for kind in kinds)
    # What lies between two names in one capitalised run stays unknown; so does a lower-case word that touches one.
    return result


def of_gum(doc: list[dict]) -> None:
    """Marks the names among GUM's entities: the run of proper nouns around the head of an entity."""
    opened = []
    for sentence in doc:
        spans, stack = [], opened
        for at, misc in enumerate(sentence["misc"]):
            value = next((part[7:] for part in misc.split("|") if part.startswith("Entity=")), "")
            for token in _brackets(value):
                if token.startswith("("):
                    parts = token[1:].rstrip(")").split("-")
                    stack.append((at, parts[0], parts[1] if len(parts) > 1 else ""))
                if token.endswith(")"):
                    number = token.strip("()").split("-")[0]
                    for index in range(len(stack) - 1, -1, -1):
                        if stack[index][1] == number:
                            start, _, kind = stack.pop(index)
                            spans.append((start, at + 1, kind))
                            break
        opened = []
        sentence["names"] = _gum_sentence(sentence, spans)


def _brackets(value: str) -> list[str]:
    tokens, current = [], ""
    for c in value:
        if c == "(" and current:
            tokens.append(current)
            current = ""
        current += c
        if c == ")":
            tokens.append(current)
            current = ""
    return tokens + ([current] if current else [])


def _gum_sentence(sentence: dict, spans: list) -> list[frozenset]:
    words, tags, heads = sentence["words"], sentence["upos"], sentence["heads"]
    result = [ANY if tag == "PROPN" or tag == "ADJ" and word[:1].isupper() else frozenset("O") for tag, word in zip(tags, words)]
    taken = set()
    for start, end, kind in sorted(spans, key=lambda span: span[0] - span[1]):
        inside = range(start, end)
        head = next((at for at in inside if heads[at] - 1 not in inside), None)
        if head is None or tags[head] != "PROPN" or kind not in GUM:
            continue
        first = last = head
        while first - 1 >= start and (tags[first - 1] == "PROPN" or words[first - 1] == "-"):
            first -= 1
        while last + 1 < end and tags[last + 1] == "PROPN":
            last += 1
        if taken & set(range(first, last + 1)):
            continue
        taken |= set(range(first, last + 1))
        title = title_of(words[first:last + 1]) if GUM[kind] == PER else 0
        for at in range(first, first + title):
            result[at] = frozenset("O")
        first += title
        kinds = located(" ".join(words[first:last + 1]), GUM[kind])
        # "the Ministry of Finance": a name may go on behind a preposition, so that border stays open.
        for at in range(first, last + 1):
            result[at] = frozenset(f"{'B' if at == first else 'I'}-{it}" for it in kinds)
        after = last + 1
        if after < end and tags[after] in ("ADP", "PUNCT") and any(tags[at] == "PROPN" for at in range(after, end)):
            for at in range(after, end):
                if at not in taken:
                    result[at] = result[at] | frozenset(f"I-{it}" for it in kinds)
    return result
