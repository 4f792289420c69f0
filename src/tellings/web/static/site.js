// Keys for those who like the keyboard; everything works without them.
"use strict";
(() => {
  const rooms = { s: "/", o: "/sources", c: "/own" };
  let gone = 0; // when g was pressed
  let now = -1;

  const items = () => [...document.querySelectorAll(".item, main .card, .points > li")];
  const writes = (element) => element && (element.isContentEditable || /^(INPUT|TEXTAREA|SELECT)$/.test(element.tagName));

  function go(step) {
    const all = items();
    if (!all.length) return;
    if (now < 0 || !all[now]) {
      // Begin at what is on the screen.
      const first = all.findIndex((one) => one.getBoundingClientRect().top >= 0);
      now = first < 0 ? all.length - 1 : first;
      if (step < 0) now = Math.max(0, now - 1);
    } else {
      all[now].classList.remove("now");
      now = Math.min(all.length - 1, Math.max(0, now + step));
    }
    const item = all[now];
    item.classList.add("now");
    const link = item.querySelector("a[href], summary, button");
    if (link) link.focus({ preventScroll: true });
    item.scrollIntoView({ block: "nearest" });
  }

  async function keys() {
    let shown = document.getElementById("keys-shown");
    if (shown) return shown.close();
    const page = await fetch("/keys").then((answer) => answer.text());
    const table = new DOMParser().parseFromString(page, "text/html").getElementById("keys");
    if (!table) return location.assign("/keys");
    shown = document.createElement("dialog");
    shown.id = "keys-shown";
    shown.setAttribute("aria-label", "Keys");
    const close = document.createElement("button");
    close.textContent = "Close";
    close.addEventListener("click", () => shown.close());
    shown.append(document.adoptNode(table), close);
    shown.addEventListener("close", () => shown.remove());
    document.body.append(shown);
    shown.showModal();
    return undefined;
  }

  document.addEventListener("keydown", (event) => {
    if (event.defaultPrevented || event.ctrlKey || event.metaKey || event.altKey || event.isComposing) return;
    if (writes(event.target)) {
      if (event.key === "Escape") event.target.blur();
      return;
    }
    const key = event.key;
    if (gone && event.timeStamp - gone < 1500) {
      gone = 0;
      if (key === "g") { event.preventDefault(); window.scrollTo({ top: 0 }); return; }
      if (rooms[key]) { event.preventDefault(); location.assign(rooms[key]); return; }
    }
    gone = 0;
    if (key === "g") gone = event.timeStamp;
    else if (key === "j" || key === "k") { event.preventDefault(); go(key === "j" ? 1 : -1); }
    else if (key === "o") {
      const all = items();
      const link = all[now] && all[now].querySelector("a[href]");
      if (link) { event.preventDefault(); link.click(); }
    } else if (key === "/") {
      const field = document.getElementById("seek");
      if (field) { event.preventDefault(); field.focus(); field.select(); }
    } else if (key === "?") { event.preventDefault(); keys(); }
  });

  // Comparing takes some seconds: say that it goes on, and do not send it twice.
  document.querySelectorAll("form.own").forEach((form) => form.addEventListener("submit", () => {
    const button = form.querySelector("button[type=submit]");
    button.disabled = true;
    button.textContent = "Comparing…";
  }));
  window.addEventListener("pageshow", () => document.querySelectorAll("form.own button[type=submit]").forEach((button) => {
    button.disabled = false;
    button.textContent = "Compare";
  }));

  // A part of the address that lies inside something folded: unfold it.
  function unfold() {
    // Ids of this site need no escapes: what has them names nothing here.
    const found = location.hash.length > 1 && document.getElementById(location.hash.slice(1));
    for (let one = found; one; one = one.parentElement) if (one.tagName === "DETAILS") one.open = true;
    if (found) found.scrollIntoView();
  }
  window.addEventListener("hashchange", unfold);
  if (location.hash) unfold();
})();
