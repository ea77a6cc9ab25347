// The keyboard layer, and the little that htmx does not do by itself. No library, nothing inline.
//
// A list that can be worked through marks its entries with data-item (and tabindex="-1"); inside an entry,
// data-open, data-done, data-snooze, data-not and data-undo mark what a key presses. The server can switch
// the single-letter keys off (data-keys="off" on <html>), as the help page offers.
"use strict";

(() => {
  const press = { e: "data-done", s: "data-snooze", x: "data-not", u: "data-undo" };
  const go = { t: "today", p: "people", i: "import", c: "check", w: "notes", h: "help" };
  let waitingForPlace = false;

  const items = () => [...document.querySelectorAll("[data-item]")].filter((it) => it.offsetParent !== null);
  const current = () => document.activeElement?.closest("[data-item]");

  function move(step) {
    const all = items();
    if (!all.length) return;
    const here = all.indexOf(current());
    const next = all[here < 0 ? (step > 0 ? 0 : all.length - 1) : Math.min(all.length - 1, Math.max(0, here + step))];
    next.focus({ preventScroll: true });
    next.scrollIntoView({ block: "nearest" });
  }

  function writing(target) {
    return target.isContentEditable || target.matches("textarea, select, input:not([type=checkbox]):not([type=radio]):not([type=file])");
  }

  document.addEventListener("keydown", (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey || event.defaultPrevented) return;
    if (document.documentElement.dataset.keys === "off" || document.querySelector("dialog[open]")) return;
    if (writing(event.target)) {
      if (event.key === "Escape") event.target.blur();
      return;
    }
    if (waitingForPlace) {
      waitingForPlace = false;
      const link = document.querySelector(`[data-place="${go[event.key]}"]`);
      if (link) { event.preventDefault(); link.click(); }
      return;
    }
    const item = current();
    if (event.key === "j") move(1);
    else if (event.key === "k") move(-1);
    else if (event.key === "g") waitingForPlace = true;
    else if (event.key === "n") writeDown();
    else if (event.key === "?") document.getElementById("keys")?.showModal();
    else if (event.key === "/") {
      const search = document.querySelector("input[type=search]");
      if (!search) return;
      search.focus();
      search.select();
    } else if (event.key === "Enter" && item && event.target === item) item.querySelector("[data-open]")?.click();
    else if (press[event.key] && item) item.querySelector(`[${press[event.key]}]`)?.click();
    else return;
    event.preventDefault();
  });

  // Writing by hand: the dialog opens from any page, and the page shows the new figures once it is closed.
  const note = document.getElementById("note");
  function writeDown() {
    if (!note) return;
    note.showModal();
    note.querySelector("[data-note-text]").focus();
  }
  for (const link of document.querySelectorAll("[data-note]")) {
    link.addEventListener("click", (event) => { event.preventDefault(); writeDown(); });
  }
  note?.querySelector("[data-note-close]").addEventListener("click", () => note.close());
  note?.addEventListener("close", () => { if (note.dataset.changed) location.reload(); });
  document.addEventListener("htmx:afterSwap", (event) => {
    const kept = event.detail.target.querySelector("[data-note-kept]");
    if (!kept) return;
    const form = kept.closest("form");
    form.querySelector("[data-note-text]").value = "";
    form.querySelector("[data-note-text]").focus();
    if (note.contains(form)) note.dataset.changed = "yes";
  });

  // After an entry was exchanged for its answer, stay where the reader was.
  document.addEventListener("htmx:afterSwap", (event) => {
    const place = event.detail.target;
    const put = place.matches?.("[data-item]") ? document.getElementById(place.id) : null;
    put?.focus({ preventScroll: true });
  });

  // A wait that ends badly says so in words.
  for (const name of ["htmx:sendError", "htmx:responseError", "htmx:timeout"]) {
    document.addEventListener(name, () => {
      const place = document.getElementById("said");
      if (place) place.textContent = "That did not reach Goodstanding. Is it still running? Reload the page to see where things stand.";
    });
  }

  // Drop a file anywhere on the marked area: it goes into the area's own file field.
  for (const area of document.querySelectorAll("[data-drop]")) {
    const field = area.querySelector("input[type=file]");
    for (const name of ["dragenter", "dragover"]) area.addEventListener(name, (event) => { event.preventDefault(); area.classList.add("over"); });
    for (const name of ["dragleave", "drop"]) area.addEventListener(name, (event) => { event.preventDefault(); area.classList.remove("over"); });
    area.addEventListener("drop", (event) => {
      if (!event.dataTransfer.files.length) return;
      field.files = event.dataTransfer.files;
      field.form.requestSubmit();
    });
    field.addEventListener("change", () => { if (field.files.length) field.form.requestSubmit(); });
  }

  // While a long upload runs, its own progress shows.
  document.addEventListener("htmx:xhr:progress", (event) => {
    const bar = document.getElementById("upload");
    if (!bar || !event.detail.lengthComputable) return;
    bar.hidden = false;
    bar.querySelector("progress").value = event.detail.loaded / event.detail.total;
  });
})();
