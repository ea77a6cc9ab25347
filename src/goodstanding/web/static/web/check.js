// The underlines of the Check page. A text field cannot underline, so a copy of the text lies behind it,
// invisible but for its underlines. The server says where they belong (data-from and data-to, in UTF-16 units);
// while one types on, they move along with the words until the next answer is here.
"use strict";

(() => {
  const field = document.getElementById("text");
  const marks = document.getElementById("marks");
  const findings = document.getElementById("findings");
  let ranges = [];
  let written = field.value;
  let here = null;

  function draw() {
    const text = field.value;
    const cuts = new Set([0, text.length]);
    for (const range of ranges) { cuts.add(Math.min(range.from, text.length)); cuts.add(Math.min(range.to, text.length)); }
    const places = [...cuts].sort((a, b) => a - b);
    const parts = document.createDocumentFragment();
    for (let n = 0; n + 1 < places.length; n++) {
      const [from, to] = [places[n], places[n + 1]];
      const over = ranges.filter((range) => range.from <= from && range.to >= to);
      const words = document.createTextNode(text.slice(from, to));
      if (!over.length) { parts.append(words); continue; }
      const mark = document.createElement("mark");
      mark.dataset.weight = over.some((r) => r.weight !== "note") ? "mend" : "note";
      if (over.some((r) => r.item === here)) mark.className = "here";
      mark.append(words);
      parts.append(mark);
    }
    parts.append("\n"); // a last empty line has a height, too
    marks.replaceChildren(parts);
    marks.scrollTop = field.scrollTop;
  }

  function read() {
    here = null;
    ranges = [...findings.querySelectorAll("[data-from]")].map((item) => ({
      item, from: Number(item.dataset.from), to: Number(item.dataset.to), weight: item.dataset.weight,
    })).filter((range) => range.to > range.from);
    draw();
  }

  field.addEventListener("input", () => {
    const now = field.value;
    let start = 0;
    while (start < Math.min(now.length, written.length) && now[start] === written[start]) start++;
    let tail = 0;
    while (tail < Math.min(now.length, written.length) - start && now[now.length - 1 - tail] === written[written.length - 1 - tail]) tail++;
    const [end, shift] = [written.length - tail, now.length - written.length];
    ranges = ranges.filter((range) => range.to <= start || range.from >= end);
    for (const range of ranges) if (range.from >= end) { range.from += shift; range.to += shift; }
    written = now;
    draw();
  });
  field.addEventListener("scroll", () => { marks.scrollTop = field.scrollTop; });
  new ResizeObserver(draw).observe(field);
  document.addEventListener("htmx:afterSwap", (event) => { if (event.detail.target === findings) read(); });

  // Whoever looks at a finding sees its words: by focus, and by opening it with a key or a click.
  findings.addEventListener("focusin", (event) => {
    here = event.target.closest("[data-from]");
    if (here && event.target.matches("summary:focus-visible")) event.target.parentElement.open = true;
    draw();
  });
  findings.addEventListener("focusout", () => { here = null; draw(); });

  // From the text straight to the findings and back: Alt+Down, Alt+Up.
  document.addEventListener("keydown", (event) => {
    if (!event.altKey || event.ctrlKey || event.metaKey) return;
    const items = [...findings.querySelectorAll("summary")];
    if (event.key === "ArrowDown" && document.activeElement === field && items.length) items[0].focus();
    else if (event.key === "ArrowUp" && findings.contains(document.activeElement)) field.focus();
    else return;
    event.preventDefault();
  });

  read();
  // What was typed before this script was here, or was put back by the browser, is read as well.
  document.addEventListener("DOMContentLoaded", () => {
    if (field.value.trim() && !findings.querySelector(".verdict")) field.form.requestSubmit();
  });
})();
