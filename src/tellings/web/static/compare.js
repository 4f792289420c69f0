// Comfort for pages side by side. Without it every number leads to the same passage on the next page, and all rows stand aligned.
"use strict";
(() => {
  const grid = document.querySelector(".compare .grid");
  if (!grid) return;
  const calm = matchMedia("(prefers-reduced-motion: reduce)");
  const narrow = matchMedia("(max-width: 46rem)");
  for (const each of document.querySelectorAll(".scripted")) each.hidden = false;

  // A passage is lit on all pages while one of its places is pointed at or has the focus.
  let lit = [];
  const point = (numbers) => {
    for (const each of lit) each.classList.remove("pointed");
    lit = numbers.flatMap((number) => [...grid.querySelectorAll('.s[data-p~="' + number + '"]')]);
    for (const each of lit) each.classList.add("pointed");
  };
  const numbers = (target) => target.closest?.("[data-p]")?.dataset.p.split(" ") ?? [];
  grid.addEventListener("mouseover", (event) => point(numbers(event.target)));
  grid.addEventListener("mouseleave", () => point([]));
  grid.addEventListener("focusin", (event) => point(numbers(event.target)));
  grid.addEventListener("focusout", () => point([]));

  // n and p go from passage to passage: each once, where it comes first, and all pages to it.
  const firsts = [];
  for (const tie of grid.querySelectorAll(".tie")) {
    if (!firsts.some((first) => first.dataset.p === tie.dataset.p)) firsts.push(tie);
  }
  const show = (element, block) => element.scrollIntoView({ block, behavior: calm.matches ? "auto" : "smooth" });
  const ties = (number) => [...grid.querySelectorAll('.tie[data-p="' + number + '"]')];
  let current = null;
  const go = (step) => {
    if (!firsts.length) return;
    const place = current ? firsts.findIndex((first) => first.dataset.p === current) : -1;
    const next = firsts[place < 0 ? (step > 0 ? 0 : firsts.length - 1) : (place + step + firsts.length) % firsts.length];
    current = next.dataset.p;
    next.focus({ preventScroll: true });
    come(next);
  };
  const come = (tie) => {
    grid.querySelectorAll(".came").forEach((each) => each.classList.remove("came"));
    const all = ties(tie.dataset.p);
    for (const each of all) each.classList.add("came");
    // Columns that scroll for themselves each come to the passage; one page of rows comes to its first place.
    if (grid.classList.contains("free")) {
      for (const lane of grid.querySelectorAll(".lane")) {
        const here = all.find((each) => lane.contains(each));
        if (here) lane.scrollTop += here.getBoundingClientRect().top - lane.getBoundingClientRect().top - lane.clientHeight / 3;
      }
    } else show(tie, "center");
  };
  addEventListener("keydown", (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey || event.target.closest?.("input:not([type=checkbox]), textarea, select")) return;
    if (event.key === "n" || event.key === "p") {
      event.preventDefault();
      go(event.key === "n" ? 1 : -1);
    }
  });
  grid.addEventListener("click", (event) => {
    const tie = event.target.closest(".tie");
    const target = tie && tie.hash && tie.pathname + tie.search === location.pathname + location.search && document.getElementById(tie.hash.slice(1));
    if (!target) return;
    event.preventDefault();
    current = tie.dataset.p;
    history.replaceState(null, "", tie.hash);
    target.focus({ preventScroll: true });
    come(target);
  });

  // Scroll together, or every page for itself: then the cells of a column move into a lane of their own, and back.
  const together = document.getElementById("together");
  const rows = [...grid.querySelectorAll(".row:not(.heads)")];
  const part = () => {
    const lanes = [...grid.querySelectorAll(".column")].map((head) => {
      const lane = document.createElement("div");
      lane.className = "lane";
      lane.tabIndex = 0;
      lane.setAttribute("role", "region");
      lane.setAttribute("aria-label", head.querySelector(".name bdi").textContent);
      return lane;
    });
    for (const row of rows) {
      row.cells_ = [...row.children];
      row.cells_.forEach((cell, column) => { if (!cell.classList.contains("empty")) lanes[column].append(cell); });
    }
    grid.append(...lanes);
    grid.classList.add("free");
  };
  const join = () => {
    for (const row of rows) row.append(...row.cells_);
    grid.querySelectorAll(".lane").forEach((lane) => lane.remove());
    grid.classList.remove("free");
  };
  const arrange = () => {
    const free = !together.checked && !narrow.matches;
    if (free !== grid.classList.contains("free")) (free ? part : join)();
  };
  together.addEventListener("change", arrange);
  narrow.addEventListener("change", arrange);
  // A way to a row that has moved into lanes brings each lane to its paragraphs.
  addEventListener("hashchange", () => {
    const row = grid.classList.contains("free") && rows.find((each) => "#" + each.id === location.hash);
    if (!row) return;
    for (const cell of row.cells_) {
      const lane = cell.closest(".lane");
      if (lane) lane.scrollTop += cell.getBoundingClientRect().top - lane.getBoundingClientRect().top - 8;
    }
  });
  arrange();
})();
