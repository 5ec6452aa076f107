// Makes a picture one that answers the pointer, when the reader asks for it; the drawing library comes from this desk.
"use strict";
const loaded = () =>
  (loaded.once ??= new Promise((done, failed) => {
    const script = document.createElement("script");
    script.src = "/static/vega.js";
    script.type = "module";
    script.onload = () => done();
    script.onerror = () => failed(new Error("the drawing library did not come"));
    document.head.append(script);
  }));
async function explore(button, picture) {
  button.disabled = true;
  const address = new URL(picture.src);
  address.pathname = address.pathname.replace(/\.svg$/, ".json");
  const [answer] = await Promise.all([fetch(address), loaded()]);
  const place = document.createElement("div");
  place.className = "live";
  const look = { ast: true, actions: false, defaultStyle: false, renderer: "svg", tooltip: { disableDefaultStyle: true } };
  picture.after(place);
  await window.drawChart(place, await answer.json(), look);
  place.setAttribute("role", "img");
  place.setAttribute("aria-label", picture.alt);
  picture.remove();
  button.remove();
}
for (const picture of document.querySelectorAll("img.chart")) {
  const button = document.createElement("button");
  button.type = "button";
  button.textContent = "Explore";
  button.setAttribute("aria-label", `Explore: ${picture.alt}`);
  button.addEventListener("click", () => explore(button, picture).catch((why) => { button.textContent = why.message; }));
  picture.parentElement.append(button);
}
