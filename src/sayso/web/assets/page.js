"use strict";
/* Shows the note of a claim beside its words. Without this script the notes stand below their paragraphs. */
(() => {
  const root = document.documentElement;
  const panel = document.getElementById("panel");
  if (!panel) return;
  root.classList.add("live");
  const wide = matchMedia("(min-width: 68rem)");
  const notes = new Map([...document.querySelectorAll(".note")].map((note) => [note.id.slice(6), note]));
  const order = [...notes.keys()].sort((a, b) => {
    const one = notes.get(a).dataset, other = notes.get(b).dataset;
    return one.at - other.at || other.to - one.to;
  });
  const marks = new Map(order.map((id) => [id, []]));
  for (const mark of document.querySelectorAll("a.mark"))
    for (const id of mark.dataset.claims.split(" ")) if (marks.has(id)) marks.get(id).push(mark);
  const pieces = [...document.querySelectorAll("[data-block] [data-at]")];
  let current = null, pinned = false;

  const clear = (name) => { for (const lit of document.querySelectorAll("." + name)) lit.classList.remove(name); };

  function rest(from, to) {
    clear("rests-here");
    for (const piece of pieces) {
      const at = Number(piece.dataset.at);
      if (at < to && at + piece.textContent.length > from) piece.classList.add("rests-here");
    }
  }

  function place(mark) {
    if (!wide.matches) { panel.style.top = ""; return; }
    const top = mark.getBoundingClientRect().top + scrollY;
    panel.style.top = Math.max(0, Math.min(top - 6, root.scrollHeight - panel.offsetHeight - 16)) + "px";
    const box = panel.getBoundingClientRect();
    for (const gloss of document.querySelectorAll(".gloss")) {
      const own = gloss.getBoundingClientRect();
      gloss.classList.toggle("under", own.top < box.bottom && own.bottom > box.top - 12);
    }
  }

  function show(id, pin) {
    const note = notes.get(id);
    if (!note) return;
    pinned = pin || (pinned && current === id);
    if (current !== id) {
      current = id;
      const copy = note.cloneNode(true);
      copy.removeAttribute("id");
      const others = new Set(marks.get(id).flatMap((mark) => mark.dataset.claims.split(" ")));
      others.delete(id);
      if (others.size) {
        const list = document.createElement("p");
        list.className = "others";
        list.append("in the same words: ");
        [...others].forEach((other, n) => {
          if (!notes.has(other)) return;
          const link = document.createElement("a");
          link.href = "#claim-" + other;
          link.textContent = notes.get(other).querySelector("h3").textContent;
          list.append(n ? ", " : "", link);
        });
        copy.append(list);
      }
      const close = document.createElement("button");
      close.type = "button";
      close.className = "close";
      close.setAttribute("aria-label", "Close");
      close.textContent = "×";
      panel.replaceChildren(close, copy);
      panel.hidden = false;
      clear("lit"); clear("rests-here");
      for (const mark of marks.get(id)) mark.classList.add("lit");
    }
    panel.classList.toggle("pinned", pinned);
    if (marks.get(id).length) place(marks.get(id)[0]);
  }

  function hide() { current = null; pinned = false; panel.hidden = true; clear("lit"); clear("rests-here"); clear("under"); }

  function go(id, focus) {
    const mark = marks.get(id) && marks.get(id)[0];
    if (!mark) return;
    show(id, true);
    const box = mark.getBoundingClientRect();
    const floor = wide.matches ? innerHeight : innerHeight - panel.offsetHeight;
    const low = wide.matches ? box.top + panel.offsetHeight : box.bottom + 40;
    if (box.top < 60 || low > floor) scrollBy(0, box.top - Math.min(innerHeight * 0.3, floor * 0.4));
    if (focus) mark.focus({ preventScroll: true });
  }

  /* One claim of a mark: the innermost; pressed again, the next one outward. */
  function pick(mark) {
    const ids = mark.dataset.claims.split(" ");
    const at = pinned ? ids.indexOf(current) : -1;
    return ids[(at + 1) % ids.length];
  }

  document.addEventListener("click", (event) => {
    const close = event.target.closest(".close");
    if (close) { hide(); return; }
    const mark = event.target.closest("a.mark");
    const link = event.target.closest('a[href^="#claim-"]');
    const id = mark ? pick(mark) : link && link.hash.slice(7);
    if (id && notes.has(id)) {
      event.preventDefault();
      if (mark) show(id, true); else go(id, true);
      history.replaceState(null, "", "#claim-" + id);
    } else if (pinned && !event.target.closest("#panel")) hide();
  });
  document.addEventListener("pointerover", (event) => {
    if (event.pointerType !== "mouse") return;
    const mark = event.target.closest("a.mark");
    if (mark && wide.matches && !pinned) show(mark.dataset.claims.split(" ")[0], false);
  });
  const resting = (event) => {
    const link = event.target.closest && event.target.closest("#panel .rests");
    if (link) rest(Number(link.dataset.from), Number(link.dataset.to)); else clear("rests-here");
  };
  document.addEventListener("pointerover", resting);
  document.addEventListener("focusin", (event) => {
    resting(event);
    const mark = event.target.closest("a.mark");
    if (mark && mark.matches(":focus-visible") && !mark.dataset.claims.split(" ").includes(current))
      show(mark.dataset.claims.split(" ")[0], true);
  });
  document.addEventListener("keydown", (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    if (event.target.matches && event.target.matches("input, textarea, select")) return;
    if (event.key === "Escape") hide();
    if (event.key !== "j" && event.key !== "k") return;
    const at = order.indexOf(current);
    const next = event.key === "j" ? at + 1 : at < 0 ? order.length - 1 : at - 1;
    if (order[next]) go(order[next], true);
  });
  const fromAddress = () => { const id = location.hash.slice(7); if (location.hash.startsWith("#claim-")) go(id, false); };
  addEventListener("hashchange", fromAddress);
  addEventListener("resize", () => { if (current && marks.get(current).length) place(marks.get(current)[0]); });
  fromAddress();
})();
