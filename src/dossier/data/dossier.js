"use strict";
(() => {
  const $ = (id) => document.getElementById(id);
  const filters = $("filters");
  filters.hidden = false;
  const apply = () => {
    const outlet = $("f-outlet").value, entity = $("f-entity").value, status = $("f-status").value;
    for (const part of document.querySelectorAll("[data-status]")) part.classList.toggle("hide", status !== "" && part.dataset.status !== status);
    for (const row of document.querySelectorAll(".row")) {
      const hide = (outlet !== "" && !row.dataset.o.includes(` ${outlet} `)) || (entity !== "" && !row.dataset.e.includes(` ${entity} `));
      row.classList.toggle("hide", hide);
    }
  };
  filters.addEventListener("change", apply);
  $("language").addEventListener("click", () => {
    const root = document.documentElement;
    root.dataset.labels = root.dataset.labels === "ar" ? "en" : "ar";
  });
  // a line opens the sentence it stands on: unfold what hides it
  const unfold = () => {
    const target = location.hash.length > 1 && $(decodeURIComponent(location.hash.slice(1)));
    if (!target) return;
    for (let e = target; e; e = e.parentElement) if (e.tagName === "DETAILS") e.open = true;
    target.scrollIntoView({block: "center"});
  };
  addEventListener("hashchange", unfold);
  addEventListener("beforeprint", () => document.querySelectorAll("details").forEach((d) => { d.open = true; }));
  unfold();
})();
