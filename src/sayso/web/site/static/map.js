"use strict";
/* Two handles on one line of time, in place of the two lists of months: the lists stay, and hold the value. */
(() => {
  const form = document.getElementById("when");
  const lists = form ? [...form.querySelectorAll("select")] : [];
  if (lists.length !== 2 || lists[0].length < 3) return;
  const steps = lists[0].length - 1;
  const line = document.createElement("div");
  line.className = "span";
  const handles = lists.map((list, which) => {
    const handle = document.createElement("input");
    handle.type = "range";
    handle.min = 1;
    handle.max = steps;
    handle.setAttribute("aria-label", which ? "Last month shown" : "First month shown");
    line.append(handle);
    return handle;
  });
  /* The first entry of a list is the open end: the first month of one, the last of the other. */
  function settle() {
    lists.forEach((list, which) => {
      const at = list.selectedIndex || (which ? steps : 1);
      handles[which].value = Math.min(at, steps);
      const entry = list.options[handles[which].value];
      handles[which].setAttribute("aria-valuetext", entry ? entry.text : "");
    });
  }
  handles.forEach((handle, which) => {
    handle.addEventListener("input", (event) => {
      event.stopPropagation();
      const other = Number(handles[1 - which].value);
      const at = which ? Math.max(Number(handle.value), other) : Math.min(Number(handle.value), other);
      handle.value = at;
      lists[which].selectedIndex = at === (which ? steps : 1) ? 0 : at;
      settle();
      lists[which].dispatchEvent(new Event("change", { bubbles: true }));
    });
    handle.addEventListener("change", (event) => event.stopPropagation());
  });
  lists.forEach((list) => list.addEventListener("change", settle));
  form.querySelector("button").hidden = true;
  form.append(line);
  settle();
})();
