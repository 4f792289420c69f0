// Comfort for the page of an article. Everything works without it: switches are checkboxes that the style obeys, ways on are links.
"use strict";
(() => {
  const texts = document.querySelector(".overlaid");
  if (!texts) return;
  const store = "tellings-layers";
  const switches = [...texts.querySelectorAll('.layers input[type="checkbox"]')];

  // Switches stay as they were left, on every article.
  let kept = {};
  try { kept = JSON.parse(localStorage.getItem(store)) || {}; } catch { kept = {}; }
  for (const each of switches) {
    if (typeof kept[each.id] === "boolean") each.checked = kept[each.id];
    each.addEventListener("change", () => {
      kept[each.id] = each.checked;
      try { localStorage.setItem(store, JSON.stringify(kept)); } catch { /* not kept, then */ }
    });
  }

  const pieces = (anchor) => {
    const first = document.getElementById(anchor);
    return [...(first ? [first] : []), ...texts.getElementsByClassName("c-" + anchor)];
  };
  const light = (anchors, name, on) => {
    for (const anchor of anchors) for (const piece of pieces(anchor)) piece.classList.toggle(name, on);
  };

  // A way on lights up the words that it belongs to.
  for (const chip of texts.querySelectorAll(".chip[data-for]")) {
    const anchors = chip.dataset.for.split(" ");
    for (const [event, on] of [["mouseenter", true], ["focus", true], ["mouseleave", false], ["blur", false]]) {
      chip.addEventListener(event, () => light(anchors, "pointed", on));
    }
  }

  // Words that somebody came for: all pieces of them are lit, the switch that hides them is set, a part that holds them is fetched.
  let lit = "";
  const arrive = () => {
    const anchor = decodeURIComponent(location.hash.slice(1));
    if (lit) light([lit], "lit", false);
    lit = "";
    const asked = /^w-(\d+)-(\d+)$/.exec(anchor);
    if (!asked && anchor !== "at") return;
    if (asked && !document.getElementById(anchor)) {
      const at = asked[1] + "-" + asked[2];
      const query = new URLSearchParams(location.search);
      if (query.get("at") === at) location.hash = "at";
      else location.replace(texts.dataset.path + "?at=" + at + "#" + anchor);
      return;
    }
    lit = anchor;
    light([anchor], "lit", true);
    texts.querySelectorAll(".chip.came").forEach((chip) => chip.classList.remove("came"));
    for (const chip of texts.querySelectorAll(".chip[data-for]")) {
      if (chip.dataset.for.split(" ").includes(anchor)) chip.classList.add("came");
    }
  };
  addEventListener("hashchange", arrive);
  arrive();

  // Words that are marked lead on when they are clicked, by the innermost way whose layer is on; a selection of text does not.
  texts.querySelector(".read").addEventListener("click", (event) => {
    if (event.target.closest("a") || String(getSelection())) return;
    const chips = [...event.target.closest(".block")?.querySelectorAll(".chip[data-for]") ?? [], ...texts.querySelectorAll(".chip[data-for]")];
    for (let mark = event.target.closest(".m"); mark; mark = mark.parentElement?.closest(".m")) {
      const anchor = mark.id || [...mark.classList].find((name) => name.startsWith("c-w-"))?.slice(2);
      const own = chips.filter((chip) => chip.dataset.for.split(" ").includes(anchor) && chip.offsetParent);
      if (own.length) {
        own[0].scrollIntoView({ block: "nearest" });
        own[0].focus();
        return;
      }
    }
  });
})();
