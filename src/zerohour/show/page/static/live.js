// Tells that reports have arrived since the page was made; nothing is changed under the reader's eyes.
"use strict";
const source = new EventSource("/changes");
source.addEventListener("change", (event) => {
  const news = document.getElementById("news");
  const link = document.createElement("a");
  link.href = location.href;
  link.textContent = "show them";
  news.replaceChildren(`${event.data} since this page was made: `, link);
  news.hidden = false;
});
