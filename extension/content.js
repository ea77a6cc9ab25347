// Shows a verdict beside the box one is typing in. It reads the box; it never changes it, and it touches no
// control of the page: there is nothing in here that could press send.
"use strict";

(() => {
  const WAIT = 450; // ms without a key before a text is looked at
  const SHORTEST = 15; // characters; less is not a message yet
  const WORDS = { fine: "Fine", mend: "Mend first", hold: "Hold back", unsure: "Cannot say" };

  let box = null; // the box that is being written in
  let timer = 0;
  let asked = 0; // the number of the latest question, so that a late answer to an old one is dropped
  let said = ""; // the text that was last asked about

  // ---- the boxes of a page

  function boxOf(node) {
    if (!(node instanceof Element)) return null;
    if (node instanceof HTMLTextAreaElement) return node.readOnly || node.disabled ? null : node;
    return node.closest('[contenteditable=""],[contenteditable="true"],[contenteditable="plaintext-only"]');
  }

  function textOf(one) {
    return (one instanceof HTMLTextAreaElement ? one.value : one.innerText).replace(/\u200b/g, "");
  }

  function channelOf(one) {
    const host = location.hostname;
    const inDialog = one.closest('[role="dialog"],dialog') !== null;
    const short = one instanceof HTMLTextAreaElement && one.maxLength > 0 && one.maxLength <= 300;
    if (inDialog && short) return "linkedin_invite";
    if (/(^|\.)linkedin\.com$/.test(host)) return "linkedin_message";
    if (/(^|\.)(mail|outlook)\./.test(host) || /webmail/.test(host)) return "email";
    if (one.closest('[class*="comment" i],[data-testid*="comment" i]')) return "comment";
    return "other";
  }

  // ---- what is shown: in a shadow tree of its own, so that neither style nor script of the page reaches it

  const host = document.createElement("goodstanding-note");
  const shade = host.attachShadow({ mode: "closed" });
  shade.innerHTML = `
    <style>
      :host { all: initial; position: fixed; z-index: 2147483646; display: none;
        font: 14px/1.5 system-ui, sans-serif; color-scheme: light dark;
        --paper: #fdfcf9; --ink: #23211d; --soft: #5f5a50; --line: #d8d2c4; --accent: #1f5f6b; }
      @media (prefers-color-scheme: dark) {
        :host { --paper: #1d1c1a; --ink: #ece8df; --soft: #aaa395; --line: #47433b; --accent: #86c5d1; } }
      button { font: inherit; color: var(--ink); background: var(--paper); border: 1px solid var(--line);
        border-radius: 4px; padding: 1px 8px; cursor: pointer; }
      button:focus-visible, a:focus-visible { outline: 2px solid var(--accent); outline-offset: 2px; }
      section { position: absolute; right: 0; bottom: calc(100% + 6px); width: min(340px, 90vw); max-height: 50vh;
        overflow: auto; background: var(--paper); color: var(--ink); border: 1px solid var(--line); border-radius: 6px;
        padding: 10px 14px; box-sizing: border-box; }
      section.down { top: calc(100% + 6px); bottom: auto; }
      section[hidden] { display: none; }
      ol { margin: 0; padding: 0 0 0 18px; } li { margin: 0 0 10px; } p { margin: 2px 0; }
      q { color: var(--accent); } .soft { color: var(--soft); }
    </style>
    <section id="findings" role="region" aria-label="Goodstanding's findings" hidden></section>
    <button id="verdict" aria-expanded="false" aria-controls="findings"></button>
    <span id="live" role="status" style="position:absolute;width:1px;height:1px;overflow:hidden;clip-path:inset(50%)"></span>`;
  const button = shade.getElementById("verdict");
  const panel = shade.getElementById("findings");
  const live = shade.getElementById("live");

  function open(wide) {
    panel.hidden = !wide;
    button.setAttribute("aria-expanded", String(wide));
  }

  function place() {
    if (!box || !box.isConnected) return hide();
    const edge = box.getBoundingClientRect();
    if (edge.width === 0 || edge.bottom < 0 || edge.top > innerHeight) {
      host.style.display = "none";
      return;
    }
    host.style.display = "block";
    host.style.right = `${Math.max(4, innerWidth - edge.right + 6)}px`;
    const foot = Math.min(edge.bottom, innerHeight) - 6;
    host.style.bottom = `${Math.max(4, innerHeight - foot)}px`;
    // The findings open to where there is more room.
    const above = foot - 40;
    const below = innerHeight - foot - 12;
    panel.classList.toggle("down", below > above);
    panel.style.maxHeight = `${Math.max(120, Math.min(Math.max(above, below) - 12, innerHeight * 0.6))}px`;
  }

  function hide() {
    host.style.display = "none";
    open(false);
  }

  function line(kind, text) {
    const one = document.createElement(kind);
    one.textContent = text;
    return one;
  }

  function show(report, text) {
    panel.replaceChildren();
    if (report.off) return hide();
    if (report.problem) {
      button.textContent = "Goodstanding: ?";
      panel.append(line("p", report.problem));
    } else {
      const count = report.findings.length;
      const word = WORDS[report.verdict] ?? report.verdict;
      button.textContent = count ? `${word} (${count})` : word;
      if (!count) panel.append(line("p", "Nothing here would cost trust, as far as the words tell."));
      const list = document.createElement("ol");
      const points = Array.from(text); // spans count code points, JavaScript counts half-characters
      for (const finding of report.findings) {
        const item = document.createElement("li");
        const words = points.slice(finding.span[0], finding.span[1]).join("");
        if (words.trim()) item.append(line("q", words.length > 120 ? `${words.slice(0, 117)}…` : words));
        item.append(line("p", finding.what));
        const why = line("p", finding.why);
        why.className = "soft";
        item.append(why, line("p", finding.instead));
        list.append(item);
      }
      if (count) panel.append(list);
    }
    live.textContent = `Goodstanding: ${button.textContent}`;
    if (!host.isConnected) document.documentElement.append(host);
    place();
  }

  // ---- typing

  async function look() {
    if (!box) return;
    const text = textOf(box);
    if (text.trim().length < SHORTEST) {
      said = text;
      return hide();
    }
    if (text === said && host.style.display === "block") return;
    said = text;
    const number = ++asked;
    let report;
    try {
      report = await chrome.runtime.sendMessage({
        ask: "check", text, channel: channelOf(box), site: location.hostname,
      });
    } catch {
      return; // the extension was just updated or switched off: this page goes on without it
    }
    if (number === asked && box && report) show(report, text);
  }

  addEventListener("input", (event) => {
    const one = boxOf(event.composedPath()[0]) ?? boxOf(event.target);
    if (!one) return;
    box = one;
    clearTimeout(timer);
    timer = setTimeout(look, WAIT);
  }, true);

  addEventListener("focusin", (event) => {
    const one = boxOf(event.target);
    if (one && one !== box) {
      box = one;
      said = "";
      hide();
      if (textOf(one).trim().length >= SHORTEST) look();
    }
  }, true);

  addEventListener("keydown", (event) => {
    if (event.altKey && event.shiftKey && event.code === "KeyG" && host.style.display === "block") {
      event.preventDefault();
      open(true);
      button.focus();
    } else if (event.key === "Escape" && !panel.hidden) {
      open(false);
      box?.focus();
    }
  }, true);

  button.onclick = () => open(panel.hidden);
  addEventListener("scroll", place, true);
  addEventListener("resize", place);
})();
