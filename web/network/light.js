// Turns what is pointed at, searched or chosen into what stays bright while the rest steps back.

let pointed = null;
let chosen = null;
let found = null;
let bright = [];

const tooltip = make("div", { class: "tooltip hidden", role: "tooltip" });

// A thing with its ties and neighbours, or a tie with its two ends.
function around(thing) {
  if (thing.source) return [thing, thing.source, thing.target];
  const ties = thing.ties.filter((edge) => edge.shown);
  return [thing, ...ties, ...ties.map((edge) => otherEnd(edge, thing))];
}

function light() {
  for (const element of bright) element.classList.remove("lit", "told", "chosen");
  const heart = pointed ?? (found || !chosen?.shown ? null : chosen);
  const lit = heart ? around(heart) : found;
  stage.classList.toggle("dim", lit !== null);
  bright = (lit ?? []).flatMap((thing) => thing.drawn);
  for (const element of bright) element.classList.add("lit");
  // The names that one asks for are told even where there is no room for them.
  const told = !heart ? (found ?? []).slice(0, 12) : heart.source ? lit : [heart];
  for (const element of told.flatMap((thing) => thing.drawn)) element.classList.add("told");
  if (!chosen?.shown) return;
  for (const element of chosen.drawn) element.classList.add("chosen");
  bright.push(...chosen.drawn);
}

function said(thing) {
  if (thing.source) {
    const what = make("span", { class: "whole" }, summary(thing));
    return [named(thing.source), ` ${arrow(thing)} `, named(thing.target), ": ", what];
  }
  const ties = thing.ties.filter((edge) => edge.shown).length;
  return [named(thing), `: ${thing.kind}, ${counted(ties, "tie", "ties")}`];
}

function point(thing, x, y) {
  if (thing !== pointed) {
    pointed = thing;
    light();
    tooltip.replaceChildren(...(thing ? said(thing) : []));
    tooltip.classList.toggle("hidden", !thing);
  }
  if (!thing) return;
  const { width, height } = tooltip.getBoundingClientRect();
  tooltip.style.left = `${Math.max(4, Math.min(x + 14, innerWidth - width - 4))}px`;
  tooltip.style.top = `${y + 18 + height > innerHeight ? y - height - 10 : y + 18}px`;
}

picture.addEventListener("pointermove", (event) => {
  if (event.pointerType === "touch") return;
  point(dragged && event.buttons ? null : thingAt(event.target), event.clientX, event.clientY);
});
picture.addEventListener("pointerleave", () => point(null));
picture.addEventListener("focusout", () => point(null));
picture.addEventListener("focusin", (event) => {
  const thing = thingAt(event.target);
  if (!thing || !event.target.matches(":focus-visible")) return;
  bringIntoSight(thing);
  const box = event.target.getBoundingClientRect();
  point(thing, box.x + box.width / 2, box.y + box.height / 2);
});

// The picture is one stop of the tab key. Within it, left and right go from thing to thing, or from tie to tie of
// one thing; down goes to the ties of a thing and up goes back to it.
let stop = nodes[0];
let home = nodes[0];

function moveTo(thing) {
  if (!thing) return;
  stop?.drawn[0].setAttribute("tabindex", "-1");
  stop = thing;
  if (!thing.source) home = thing;
  else if (!home.ties.includes(thing)) home = thing.source;
  thing.drawn[0].setAttribute("tabindex", "0");
}

function walk(key) {
  const row = (stop.source ? home.ties : nodes).filter((it) => it.shown || it === stop);
  const beside = (step) => row[(row.indexOf(stop) + step + row.length) % row.length];
  const ways = {
    ArrowRight: () => beside(1),
    ArrowLeft: () => beside(-1),
    ArrowDown: () => (stop.source ? otherEnd(stop, home) : stop.ties.find((edge) => edge.shown)),
    ArrowUp: () => home,
  };
  moveTo(ways[key]());
  stop.drawn[0].focus();
}
