"use strict";
(() => {
  const table = document.getElementById("reports");
  const body = table.tBodies[0];
  const filter = document.getElementById("filter");
  const bad = document.getElementById("bad");
  const shown = document.getElementById("shown");
  const show = () => {
    const words = filter.value.trim().toLowerCase().split(/\s+/);
    for (const row of body.rows) {
      const text = row.textContent.toLowerCase();
      row.hidden = (bad.checked && !row.classList.contains("bad")) || !words.every((word) => text.includes(word));
    }
    const all = body.rows.length;
    shown.value = `${all - body.querySelectorAll("tr[hidden]").length} / ${all}`;
  };
  filter.addEventListener("input", show);
  bad.addEventListener("change", show);
  show();
  const heads = [...table.tHead.rows[0].cells];
  heads.forEach((head, at) => {
    head.querySelector("button").addEventListener("click", () => {
      const down = head.getAttribute("aria-sort") !== "descending";
      for (const other of heads) other.removeAttribute("aria-sort");
      head.setAttribute("aria-sort", down ? "descending" : "ascending");
      const value = (row) => row.cells[at].textContent;
      const order = (a, b) => value(a).localeCompare(value(b), undefined, { numeric: true });
      const rows = [...body.rows].sort((a, b) => (down ? order(b, a) : order(a, b)));
      body.append(...rows);
    });
  });
})();
