// Lets the clocks of the board go on: the time, and what is left until a moment that is known. Without scripts they stand as they were read.
const two = (number) => String(number).padStart(2, "0");
function tick() {
  const now = Date.now();
  for (const clock of document.querySelectorAll("[data-clock]")) {
    clock.textContent = `${new Date(now).toISOString().slice(11, 19)} UTC`;
  }
  for (const clock of document.querySelectorAll("[data-at]")) {
    const left = Math.round((Date.parse(clock.dataset.at) - now) / 1000);
    const days = Math.floor(left / 86400);
    const time = `${two(Math.floor((left % 86400) / 3600))}:${two(Math.floor((left % 3600) / 60))}:${two(left % 60)}`;
    clock.textContent = left <= 0 ? "now due" : days ? `${days} d ${time}` : time;
  }
}
tick();
setInterval(tick, 1000);
