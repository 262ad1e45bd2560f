// Turns the chosen thing or tie into words: who, what, when, and the sentences that say so.

const choice = make("section", { class: "choice hidden", "aria-label": "What is chosen" });

const go = (thing, ...words) => make("button", { type: "button", class: "go", click: () => choose(thing) }, ...words);

// Only what a browser opens as a page becomes a link; anything else stays words.
function link(address, ...words) {
  if (!/^https?:\/\//i.test(address ?? "")) return make("span", {}, ...words);
  return make("a", { href: address, target: "_blank", rel: "noopener noreferrer" }, ...words);
}

function facts(pairs) {
  const told = pairs.filter(([, value]) => value !== null && value !== undefined && value !== "");
  return make("dl", {}, ...told.map(([name, value]) =>
    make("div", {}, make("dt", {}, name), make("dd", {}, typeof value === "number" ? number(value) : value))));
}

function heading(...words) {
  const click = () => choose(null);
  const shut = { type: "button", class: "shut", click, "aria-label": "Close", title: "Close (Esc)" };
  return make("header", {}, make("h2", { tabindex: "-1" }, ...words), make("button", shut, "×"));
}

function sentence(example) {
  const title = example.title ?? example.url ?? example.article;
  const rest = [example.publisher, example.date].filter(Boolean);
  return make("li", {},
    make("blockquote", { dir: "auto" }, example.sentence),
    make("p", { class: "from" }, link(example.url, make("bdi", {}, title)),
      ...rest.flatMap((it) => [", ", make("bdi", { class: "whole" }, it)])));
}

function ofEdge(edge) {
  const more = edge.evidence - edge.examples.length;
  const sign = edge.score === null ? null : `${number(edge.score)}, ${edge.sign}`;
  return [
    heading(go(edge.source, named(edge.source)), ` ${arrow(edge)} `, go(edge.target, named(edge.target))),
    facts([["kind", edge.kind], ["weight", edge.weight], ["mean score", sign], ["dates", dates(edge)],
      ["articles", edge.articles]]),
    make("ol", { class: "sentences" }, ...edge.examples.map(sentence)),
    more > 0 ? make("p", { class: "more" }, `and ${counted(more, "more sentence", "more sentences")}`) : null,
  ];
}

function tie(edge, node) {
  const way = !edge.directed ? "—" : edge.source === node ? "→" : "←";
  const what = make("span", { class: "kind" }, ` ${edge.kind} ×${number(edge.weight)}`);
  return make("li", { class: `tie ${edge.sign}` }, go(edge, `${way} `, named(otherEnd(edge, node)), what));
}

function ofNode(node) {
  const words = ["label", "kind", "country", "iri", "community"];
  const measures = Object.entries(node).filter(([name, value]) => typeof value === "number" && !words.includes(name));
  const first = (name) => ["degree", "strength", "betweenness", "pagerank"].includes(name);
  const ties = node.ties.filter((edge) => edge.shown);
  const hidden = node.ties.length - ties.length;
  const others = measures.filter(([name]) => !first(name));
  return [
    heading(named(node)),
    facts([["kind", node.kind], ["country", node.country], ["community", node.community],
      ...measures.filter(([name]) => first(name))]),
    others.length ? make("details", {}, make("summary", {}, "all measures"), facts(others)) : null,
    make("p", { class: "from" }, link(node.iri, node.iri)),
    make("h3", {}, counted(ties.length, "tie", "ties"), hidden ? ` shown, ${hidden} hidden` : ""),
    make("ul", { class: "ties" }, ...ties.map((edge) => tie(edge, node))),
  ];
}

function tell() {
  choice.classList.toggle("hidden", !chosen);
  if (!chosen) return choice.replaceChildren();
  const parts = chosen.source ? ofEdge(chosen) : ofNode(chosen);
  return choice.replaceChildren(...parts.filter((it) => it !== null));
}

// The address names the choice, so that it can be sent to someone and gone back to.
function choose(thing) {
  const isNew = (thing?.link ?? "") !== location.hash;
  if (isNew) history.pushState(null, "", thing?.link ?? location.pathname + location.search);
  follow();
}

function follow() {
  const [, what, index] = /^#(edge|node)=(\d+)$/.exec(location.hash) ?? [];
  chosen = (what === "edge" ? edges : nodes)[index] ?? null;
  moveTo(chosen);
  light();
  tell();
  if (!chosen) return;
  if (chosen.shown) bringIntoSight(chosen);
  choice.querySelector("h2").focus();
}

window.addEventListener("popstate", follow);
picture.addEventListener("click", (event) => {
  const thing = thingAt(event.target);
  if (!dragged && (thing || chosen)) choose(thing);
});
