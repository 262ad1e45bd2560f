// Turns ticked boxes into the ties and things that are shown.

const groups = [
  { title: "Type of tie", counted: edges, word: (edge) => edge.kind, words: (edge) => [edge.kind] },
  { title: "Sign", counted: edges, word: (edge) => edge.sign, words: (edge) => [edge.sign] },
  {
    title: "Kind of thing",
    counted: nodes,
    word: (node) => node.kind,
    words: (edge) => [edge.source.kind, edge.target.kind],
  },
];
for (const group of groups) group.off = new Set();

const tally = make("p", { class: "tally", role: "status" });

function filter() {
  for (const edge of edges) {
    edge.shown = withinTime(edge) && groups.every(({ words, off }) => !words(edge).some((it) => off.has(it)));
  }
  for (const node of nodes) {
    // A thing that never had a tie is not hidden for having none.
    const tied = node.ties.length === 0 || node.ties.some((edge) => edge.shown);
    node.shown = tied && !groups[2].off.has(node.kind);
  }
  for (const thing of [...nodes, ...edges]) {
    for (const element of thing.drawn) element.classList.toggle("hidden", !thing.shown);
  }
  const shown = (things) => things.filter((it) => it.shown).length;
  tally.textContent = `showing ${shown(edges)} of ${counted(edges.length, "tie", "ties")}, ` +
    `${shown(nodes)} of ${counted(nodes.length, "name", "names")}`;
  if (!stop?.shown) moveTo(nodes.find((node) => node.shown));
  light();
  tell();
}

function counts({ counted, word }) {
  const counts = new Map();
  for (const it of counted) counts.set(word(it), (counts.get(word(it)) ?? 0) + 1);
  return [...counts].sort((a, b) => b[1] - a[1]);
}

function box(group, word, count) {
  const tick = (event) => {
    if (event.target.checked) group.off.delete(word);
    else group.off.add(word);
    filter();
  };
  return make("label", {},
    make("input", { type: "checkbox", checked: "", value: word, change: tick }),
    make("span", {}, word),
    make("span", { class: "count" }, String(count)));
}

// With many types, "all" and "none" are quicker than twenty clicks.
function allOrNone(group, fieldset) {
  return make("button", { type: "button", class: "all", click: () => {
    const none = group.off.size === 0;
    for (const input of fieldset.querySelectorAll("input")) {
      input.checked = !none;
      if (none) group.off.add(input.value);
    }
    if (!none) group.off.clear();
    filter();
  } }, "all or none");
}

function boxes(group) {
  const words = counts(group);
  // What nothing is told apart by needs no boxes.
  if (words.length < 2) return null;
  const fieldset = make("fieldset", {}, make("legend", {}, group.title));
  fieldset.append(make("div", { class: "boxes" }, ...words.map(([word, count]) => box(group, word, count))));
  if (words.length > 3) fieldset.append(allOrNone(group, fieldset));
  return fieldset;
}
