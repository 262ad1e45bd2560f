// Turns all the parts into one page, and keys into what they do.

const THEMES = ["auto", "light", "dark"];
const root = document.documentElement;

function nextTheme() {
  const theme = THEMES[(THEMES.indexOf(root.dataset.theme ?? "auto") + 1) % THEMES.length];
  if (theme === "auto") delete root.dataset.theme;
  else root.dataset.theme = theme;
  themeButton.textContent = `Theme: ${theme}`;
}

const themeButton = make("button", { type: "button", class: "theme", click: nextTheme }, "Theme: auto");

// A sample of the legend in the picture, cut out at its own size.
function sample(parts) {
  if (parts.length === 0) return null;
  const { x, y, width, height } = parts[0].getBBox();
  const box = [x - 1, y + height / 2 - 9, width + 2, 18];
  return draw("svg", { viewBox: box.join(" "), width: box[2], height: 18, "aria-hidden": "true" },
    ...parts.map((part) => part.cloneNode(true)));
}

// The legend of the picture as words that find their own room.
function legend() {
  const lines = [];
  let parts = [];
  for (const part of picture.querySelectorAll(":scope > .legend > *")) {
    if (part.matches("text:not(.letter)")) {
      lines.push(make("li", {}, sample(parts), make("span", {}, part.textContent)));
      parts = [];
    } else {
      parts.push(part);
    }
  }
  return make("ul", { class: "key" }, ...lines);
}

function keys(event) {
  if (event.ctrlKey || event.metaKey || event.altKey) return;
  if (event.key === "Escape") return leave();
  if (event.target.matches("input")) return;
  const within = picture.contains(event.target);
  if (within && event.key.startsWith("Arrow") && stop) walk(event.key);
  else if (within && ["Enter", " "].includes(event.key) && thingAt(event.target)) choose(thingAt(event.target));
  else if (event.key === "+" || event.key === "=") nearer();
  else if (event.key === "-") farther();
  else if (event.key === "0") fit();
  else if (event.key === "/") field.focus();
  else return;
  event.preventDefault();
}

function leave() {
  if (field.value) return clearSearch();
  if (!chosen) return point(null);
  choose(null);
  // The way back into the picture is open, yet nothing in it is pointed at.
  return picture.focus();
}

function furnish() {
  const main = document.getElementById("picture");
  const note = data.note ? make("p", {}, data.note) : null;
  main.prepend(make("header", {}, make("h1", { dir: "auto" }, data.title), note));
  main.append(zoomButtons, make("footer", {}, legend(), make("p", {}, data.source)));
  picture.setAttribute("role", "group");
  picture.setAttribute("tabindex", "-1");
  document.getElementById("panel").append(
    make("div", { class: "tools" }, field, themeButton), list, choice,
    make("section", { class: "filters", "aria-label": "What is shown" },
      ...[tally, timeWindow(), ...groups.map(boxes)].filter((it) => it !== null)));
  document.body.append(tooltip);
  document.addEventListener("keydown", keys);
}

furnish();
fill();
moveTo(nodes[0]);
filter();
follow();
