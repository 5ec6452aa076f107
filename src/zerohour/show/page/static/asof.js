// A slider beside the date from which the desk looks: the days of the ledger's reports. Without scripts the date is enough.
"use strict";
const DAY = 86400000;
const asOf = document.querySelector(".asof");
const iso = (time) => new Date(time).toISOString().slice(0, 10);
fetch("/api/days").then((answer) => (answer.ok ? answer.json() : {})).then(({ first, last }) => {
  if (!first || first === last) return;
  const begin = Date.parse(first);
  const end = Math.max(Date.parse(last), Date.parse(asOf.as_of.value) || 0);
  const slider = document.createElement("input");
  slider.type = "range";
  slider.min = 0;
  slider.max = Math.round((end - begin) / DAY);
  slider.value = Math.round(((Date.parse(asOf.as_of.value) || end) - begin) / DAY);
  slider.setAttribute("aria-label", `As of, from ${first} to ${iso(end)}`);
  slider.addEventListener("input", () => {
    asOf.as_of.value = iso(begin + slider.value * DAY);
    slider.setAttribute("aria-valuetext", asOf.as_of.value);
  });
  slider.addEventListener("change", () => asOf.requestSubmit());
  asOf.insertBefore(slider, asOf.querySelector("button"));
});
