// Turns wheel, drag, pinch, buttons and keys into a place and a size of the picture.

const CLOSE = 2.5;
const SCALES = [0.5, 24];
const view = { x: 0, y: 0, scale: 1 };
// How many pixels of the screen one unit of the picture takes.
let pixels = 1;

// Title, legend and source stand as text around the picture, so that all of it is left to the network.
function fill() {
  for (const part of picture.children) part.classList.toggle("hidden", part !== stage);
  const { x, y, width, height } = stage.getBBox();
  if (width > 0) picture.setAttribute("viewBox", [x - 20, y - 20, width + 40, height + 40].map(Math.round).join(" "));
  measure();
}

window.addEventListener("resize", measure);

function place() {
  stage.setAttribute("transform", `translate(${view.x} ${view.y}) scale(${view.scale})`);
  stage.classList.toggle("close", view.scale > CLOSE);
  // Names and lines grow more slowly than the picture: whoever comes closer wants room between them. The name that
  // one asks for never gets smaller than it is on paper.
  const slower = 1 / Math.sqrt(Math.max(view.scale, 1));
  stage.style.setProperty("--slower", slower);
  stage.style.setProperty("--told", Math.max(slower, 1 / (pixels * view.scale)));
}

function measure() {
  pixels = picture.getScreenCTM().a;
  place();
}

function pointAt(clientX, clientY) {
  return new DOMPoint(clientX, clientY).matrixTransform(picture.getScreenCTM().inverse());
}

function middle() {
  const box = picture.getBoundingClientRect();
  return pointAt(box.x + box.width / 2, box.y + box.height / 2);
}

function zoom(factor, at = middle()) {
  const scale = Math.min(Math.max(view.scale * factor, SCALES[0]), SCALES[1]);
  view.x = at.x - ((at.x - view.x) * scale) / view.scale;
  view.y = at.y - ((at.y - view.y) * scale) / view.scale;
  view.scale = scale;
  place();
}

const nearer = () => zoom(1.4);
const farther = () => zoom(1 / 1.4);

function pan(x, y) {
  view.x += x;
  view.y += y;
  place();
}

function fit() {
  Object.assign(view, { x: 0, y: 0, scale: 1 });
  place();
}

// A thing out of sight comes into the middle; one in sight stays where it is.
function bringIntoSight(thing) {
  const box = thing.drawn[0].getBoundingClientRect();
  const [x, y] = [box.x + box.width / 2, box.y + box.height / 2];
  const sheet = picture.getBoundingClientRect();
  if (x > sheet.left && x < sheet.right && y > sheet.top && y < sheet.bottom) return;
  const [from, to] = [pointAt(x, y), middle()];
  pan(to.x - from.x, to.y - from.y);
}

// One pointer drags the picture, two pinch it. Capture begins with the drag, or else no click would reach a thing.
const pointers = new Map();
let dragged = false;

picture.addEventListener("pointerdown", (event) => {
  pointers.set(event.pointerId, event);
  dragged = pointers.size > 1;
});

picture.addEventListener("pointermove", (event) => {
  const last = pointers.get(event.pointerId);
  if (!last) return;
  if (!dragged && Math.hypot(event.clientX - last.clientX, event.clientY - last.clientY) < 4) return;
  if (!dragged) picture.setPointerCapture(event.pointerId);
  dragged = true;
  const [from, to] = [pointAt(last.clientX, last.clientY), pointAt(event.clientX, event.clientY)];
  const other = [...pointers.values()].find((it) => it.pointerId !== event.pointerId);
  if (other) {
    const still = pointAt(other.clientX, other.clientY);
    zoom(Math.hypot(to.x - still.x, to.y - still.y) / (Math.hypot(from.x - still.x, from.y - still.y) || 1), still);
  } else {
    pan(to.x - from.x, to.y - from.y);
  }
  pointers.set(event.pointerId, event);
});

for (const end of ["pointerup", "pointercancel"]) {
  window.addEventListener(end, (event) => pointers.delete(event.pointerId));
}

picture.addEventListener("wheel", (event) => {
  event.preventDefault();
  const lines = event.deltaMode === 0 ? 1 : 16;
  // A pinch on a touchpad comes as a wheel with small steps.
  const step = event.ctrlKey ? 0.01 : 0.0016;
  zoom(Math.exp(-event.deltaY * lines * step), pointAt(event.clientX, event.clientY));
}, { passive: false });

const zoomButtons = make("div", { class: "zoom", role: "group", "aria-label": "Zoom" },
  make("button", { type: "button", click: nearer, title: "Zoom in (+)", "aria-label": "Zoom in" }, "+"),
  make("button", { type: "button", click: farther, title: "Zoom out (−)", "aria-label": "Zoom out" }, "−"),
  make("button", { type: "button", click: fit, title: "Show all (0)" }, "Fit"));
