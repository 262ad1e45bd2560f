// Turns a few letters into the names that hold them, whatever their accents and capitals.

const folded = (text) => text.normalize("NFKD").replace(/\p{M}/gu, "").toLowerCase();
const LISTED = 10;

const list = make("ul", { class: "found", id: "found" });
const field = make("input", {
  type: "search", placeholder: "Find a name", "aria-label": "Find a name", "aria-controls": "found",
  autocomplete: "off", spellcheck: "false", input: search,
  keydown: (event) => event.key === "Enter" && pick(found?.[0]),
});

// Names that begin with the letters come first, then those with the most ties.
function matches(letters) {
  const hits = nodes.filter((node) => node.shown && folded(node.label).includes(letters));
  const late = (node) => (folded(node.label).startsWith(letters) ? 0 : 1);
  return hits.sort((a, b) => late(a) - late(b) || b.ties.length - a.ties.length);
}

function search() {
  const letters = folded(field.value.trim());
  found = letters ? matches(letters) : null;
  const hits = (found ?? []).slice(0, LISTED).map((node) =>
    make("li", {}, make("button", { type: "button", class: "go", click: () => pick(node) },
      named(node), make("span", { class: "kind" }, ` ${node.kind}`))));
  const left = (found?.length ?? 0) - hits.length;
  if (left > 0) hits.push(make("li", { class: "more" }, `and ${left} more`));
  if (found?.length === 0) hits.push(make("li", { class: "more" }, "no name that is shown"));
  list.replaceChildren(...hits);
  light();
}

function pick(node) {
  if (!node) return;
  clearSearch();
  choose(node);
}

function clearSearch() {
  field.value = "";
  search();
}
