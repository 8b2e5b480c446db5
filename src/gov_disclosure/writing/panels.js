"use strict";
(() => {
  const organs = [...document.querySelectorAll(".organ")];
  const filter = document.getElementById("filter");
  const bad = document.getElementById("bad");
  const show = () => {
    const words = filter.value.trim().toLowerCase().split(/\s+/);
    for (const organ of organs) {
      const name = organ.querySelector("summary").textContent.toLowerCase();
      organ.hidden = (bad.checked && !organ.classList.contains("bad")) || !words.every((word) => name.includes(word));
    }
  };
  if (filter) {
    filter.addEventListener("input", show);
    bad.addEventListener("change", show);
  }
  // What is folded on the screen has to stand on paper, where nobody can open it.
  let folded = [];
  addEventListener("beforeprint", () => {
    folded = organs.filter((organ) => !organ.hidden && !organ.open);
    for (const organ of folded) organ.open = true;
  });
  addEventListener("afterprint", () => {
    for (const organ of folded) organ.open = false;
  });
})();
