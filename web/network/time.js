// Turns the dates of ties into a histogram and a window of time that hides what lies outside.

// A day, a month or a year as the first and the last month that it may mean, counted from year 0.
function months(date) {
  const [, year, month] = /^(\d{4})(?:-(\d\d))?/.exec(date) ?? [];
  if (!year) return null;
  const january = Number(year) * 12;
  return month ? [january + Number(month) - 1, january + Number(month) - 1] : [january, january + 11];
}

const spans = edges.map((edge) => Object.entries(edge.dates).flatMap(([date, count]) => {
  const span = months(date);
  return span ? [{ first: span[0], last: span[1], count }] : [];
}));
const ends = spans.flat().flatMap(({ first, last }) => [first, last]);
const earliest = ends.reduce((a, b) => Math.min(a, b), Infinity);
const latest = ends.reduce((a, b) => Math.max(a, b), -Infinity);
// Months where they can still be told apart on a narrow screen, else years.
const step = latest - earliest < 72 ? 1 : 12;
const slice = (month) => Math.floor(month / step) - Math.floor(earliest / step);
const slices = ends.length ? slice(latest) + 1 : 0;
const span = { from: 0, to: slices - 1 };

function sliceName(index) {
  const month = (Math.floor(earliest / step) + index) * step;
  const year = String(Math.floor(month / 12)).padStart(4, "0");
  return step === 12 ? year : `${year}-${String((month % 12) + 1).padStart(2, "0")}`;
}

edges.forEach((edge, index) => {
  edge.slices = spans[index].map(({ first, last }) => [slice(first), slice(last)]);
});

// A tie without a date is seen as long as no time is chosen.
function withinTime(edge) {
  if (span.from === 0 && span.to === slices - 1 || slices === 0) return true;
  return edge.slices.some(([first, last]) => last >= span.from && first <= span.to);
}

// What is only known by its year counts evenly in the months of that year.
function heights() {
  const sums = new Array(slices).fill(0);
  for (const { first, last, count } of spans.flat()) {
    const [from, to] = [slice(first), slice(last)];
    for (let at = from; at <= to; at += 1) sums[at] += count / (to - from + 1);
  }
  const most = sums.reduce((a, b) => Math.max(a, b));
  return sums.map((sum) => sum / most);
}

function timeWindow() {
  if (slices < 2) return null;
  const bars = heights().map((height, index) =>
    draw("rect", { x: index + 0.08, y: 1 - height, width: 0.84, height }));
  const words = make("output", {});
  const inputs = ["from", "to"].map((end) => make("input", {
    type: "range", min: 0, max: slices - 1, value: span[end], "aria-label": end, input: change,
  }));
  function change(event) {
    const [from, to] = inputs.map((input) => Number(input.value));
    // The end that is moved pushes the other one before it.
    if (from > to) inputs[event.target === inputs[0] ? 1 : 0].value = event.target.value;
    [span.from, span.to] = inputs.map((input) => Number(input.value));
    tellTime();
    filter();
  }
  function tellTime() {
    words.textContent = `${sliceName(span.from)} to ${sliceName(span.to)}`;
    inputs.forEach((input) => input.setAttribute("aria-valuetext", sliceName(Number(input.value))));
    bars.forEach((bar, index) => bar.classList.toggle("out", index < span.from || index > span.to));
  }
  tellTime();
  const sheet = { viewBox: `0 0 ${slices} 1`, preserveAspectRatio: "none", "aria-hidden": "true" };
  return make("fieldset", { class: "time" }, make("legend", {}, "Time ", words),
    draw("svg", { class: "histogram", ...sheet }, ...bars), make("div", { class: "ends" }, ...inputs));
}
