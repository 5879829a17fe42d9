"use strict";
/* Keys, marked words into the form of a missed claim, and filters that stand open where there is room. */
(() => {
  const typing = (target) => target.matches && target.matches("input, textarea, select, [contenteditable]");
  const panel = document.getElementById("panel");

  /* Filters: closed on a phone, open beside the table. */
  const wide = matchMedia("(min-width: 60rem)");
  const facets = document.querySelector("details[data-open-wide]");
  if (facets) {
    const settle = () => { facets.open = wide.matches; };
    wide.addEventListener("change", settle);
    settle();
  }

  /* From row to row; a report's own script goes from claim to claim in its text. */
  const rows = [...document.querySelectorAll("tr[data-claim]")];
  let at = -1;
  function row(step) {
    if (!rows.length) return;
    if (at >= 0) rows[at].classList.remove("lit");
    at = Math.max(0, Math.min(rows.length - 1, at + step));
    rows[at].classList.add("lit");
    const link = rows[at].querySelector("a");
    if (link) link.focus({ preventScroll: true });
    rows[at].scrollIntoView({ block: "nearest" });
  }

  /* Accept, reject: the forms of the claim that is shown; a form without them has no such key. */
  function act(name) {
    const scope = panel && !panel.hidden ? panel : document.querySelector("[data-acts]");
    const button = scope && scope.querySelector('button[name="act"][value="' + name + '"]');
    if (button) button.click();
  }
  function undo() {
    const buttons = [...document.querySelectorAll('.history li:not([data-kind="undo"]) button[value="undo"]')];
    if (buttons.length) buttons[buttons.length - 1].click();
  }

  const KEYS = [["j", "next claim"], ["k", "claim before"], ["a", "accept: the claim is right"], ["r", "reject the claim"], ["u", "undo the last decision here"], ["/", "search the words"], ["?", "these keys"], ["Esc", "close"]];
  function help() {
    let box = document.getElementById("keys");
    if (!box) {
      box = document.createElement("dialog");
      box.id = "keys";
      box.setAttribute("aria-labelledby", "keys-title");
      const title = document.createElement("h2");
      title.id = "keys-title";
      title.textContent = "Keys";
      const list = document.createElement("dl");
      for (const [key, says] of KEYS) {
        const term = document.createElement("dt"), told = document.createElement("dd"), cap = document.createElement("kbd");
        cap.textContent = key;
        term.append(cap);
        told.textContent = says;
        list.append(term, told);
      }
      const form = document.createElement("form"), close = document.createElement("button");
      form.method = "dialog";
      close.textContent = "close";
      form.append(close);
      box.append(title, list, form);
      document.body.append(box);
    }
    if (box.open) box.close(); else box.showModal();
  }

  document.addEventListener("keydown", (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey || typing(event.target)) return;
    if (event.key === "/") {
      const field = document.querySelector('.ask input[type="search"], .find input');
      if (field) { event.preventDefault(); field.focus(); field.select(); }
    } else if (event.key === "?") help();
    else if (event.key === "a") act("confirm");
    else if (event.key === "r") act("reject");
    else if (event.key === "u") undo();
    else if (!panel && event.key === "j") row(1);
    else if (!panel && event.key === "k") row(-1);
  });

  /* Words that are marked in a report become the words of a missed claim. */
  const form = document.getElementById("add");
  const text = document.querySelector(".sheet");
  if (form && text) {
    const flat = (words) => words.replace(/\s+/g, " ");
    let offer = null;
    const drop = () => { if (offer) { offer.remove(); offer = null; } };
    function marked() {
      const chosen = getSelection();
      if (!chosen.rangeCount || chosen.isCollapsed) return null;
      const range = chosen.getRangeAt(0);
      const block = (node) => (node.nodeType === 1 ? node : node.parentElement).closest("[data-block]");
      const words = flat(chosen.toString()).trim();
      return words.length > 2 && block(range.startContainer) && block(range.startContainer) === block(range.endContainer)
        ? { words, range } : null;
    }
    function which(words, range) {
      const all = flat([...document.querySelectorAll("[data-block]")].map((block) => block.textContent).join(" "));
      if (all.split(words).length < 3) return "";
      const own = (range.startContainer.nodeType === 1 ? range.startContainer : range.startContainer.parentElement).closest("[data-block]");
      const blocks = [...document.querySelectorAll("[data-block]")];
      const passed = blocks.slice(0, blocks.indexOf(own));
      const within = document.createRange();
      within.setStart(own, 0);
      within.setEnd(range.startContainer, range.startOffset);
      const earlier = flat([...passed.map((block) => block.textContent), within.toString()].join(" "));
      return String(earlier.split(words).length);
    }
    document.addEventListener("selectionchange", () => { if (!marked()) drop(); });
    document.addEventListener("pointerup", (event) => {
      if (event.target === offer) return;
      const found = marked();
      drop();
      if (!found) return;
      const box = found.range.getBoundingClientRect();
      offer = document.createElement("button");
      offer.id = "take";
      offer.type = "button";
      offer.textContent = "a claim that was missed";
      offer.style.left = Math.max(8, box.left + scrollX) + "px";
      offer.style.top = box.bottom + scrollY + 6 + "px";
      offer.addEventListener("mousedown", (press) => press.preventDefault());
      offer.addEventListener("click", () => {
        form.elements.words.value = found.words;
        form.elements.nth.value = which(found.words, found.range);
        drop();
        form.scrollIntoView({ block: "center" });
        form.elements.event.focus();
      });
      document.body.append(offer);
    });
  }
})();
