// Brush and zoom for the timeline. The page is drawn by the desk: this moves in it without loading it whole, and keeps its address.
const DAY_LENGTH = 86400000;
const isoDay = (time) => new Date(time).toISOString().slice(0, 10);

// Puts the timeline of another address in the place of this one.
async function lookAt(address) {
  const answer = await fetch(address);
  const fresh = new DOMParser().parseFromString(await answer.text(), "text/html");
  for (const part of ["#timeline", "main h1", "main .filters"]) {
    const from = fresh.querySelector(part);
    if (!from) return location.assign(address);
    document.querySelector(part).replaceWith(from);
  }
  document.title = fresh.title;
  begin();
}

function go(address) {
  history.pushState(null, "", address);
  return lookAt(address);
}

function begin() {
  const all = document.getElementById("timeline");
  const picture = all.querySelector("svg.timeline");
  const frame = all.querySelector(".scroll");
  const [first, last] = [Date.parse(picture.dataset.first), Date.parse(picture.dataset.last)];
  const days = (last - first) / DAY_LENGTH + 1;
  const dayAt = (event) => {
    const box = picture.getBoundingClientRect();
    return Math.min(days - 1, Math.max(0, Math.floor(((event.clientX - box.left) / box.width) * days)));
  };
  const way = (name) => all.querySelector(`[data-way="${name}"]`);
  all.querySelectorAll(".ways a").forEach((link) => link.addEventListener("click", (event) => {
    event.preventDefault();
    go(link.href).then(() => way(link.dataset.way)?.focus());
  }));
  frame.addEventListener("keydown", (event) => {
    const name = { "+": "nearer", "=": "nearer", "-": "further", ArrowLeft: "earlier", ArrowRight: "later" }[event.key];
    if (!name || event.ctrlKey || event.metaKey || event.altKey) return;
    event.preventDefault();
    go(way(name).href).then(() => document.querySelector("#timeline .scroll").focus());
  });
  // The wheel alone scrolls the page, as everywhere; with Control it zooms about the day under the pointer.
  frame.addEventListener("wheel", (event) => {
    if (!event.ctrlKey) return;
    event.preventDefault();
    clearTimeout(frame.waiting);
    const middle = dayAt(event);
    frame.scale = (frame.scale ?? 1) * (event.deltaY < 0 ? 0.7 : 1.4);
    frame.waiting = setTimeout(() => {
      const wide = Math.min(400, Math.max(3, Math.round(days * frame.scale)));
      const from = first + (middle - Math.round((wide * middle) / days)) * DAY_LENGTH;
      const address = new URL(location);
      address.searchParams.set("since", isoDay(from));
      address.searchParams.set("until", isoDay(from + (wide - 1) * DAY_LENGTH));
      address.searchParams.delete("part");
      address.searchParams.delete("page");
      go(address);
    }, 120);
  }, { passive: false });

  let began = null;
  let brush = picture.querySelector(".brush");
  const draw = (one, other) => {
    if (!brush) {
      brush = document.createElementNS("http://www.w3.org/2000/svg", "rect");
      brush.setAttribute("class", "brush");
      brush.setAttribute("y", 0);
      brush.setAttribute("height", "100%");
      picture.append(brush);
    }
    const unit = picture.viewBox.baseVal.width / days;
    brush.setAttribute("x", Math.min(one, other) * unit);
    brush.setAttribute("width", (Math.abs(one - other) + 1) * unit);
  };
  picture.addEventListener("pointerdown", (event) => {
    if (event.button !== 0 || event.pointerType === "touch") return;
    began = { day: dayAt(event), x: event.clientX, moved: false };
  });
  picture.addEventListener("pointermove", (event) => {
    if (!began || (!began.moved && Math.abs(event.clientX - began.x) < 5)) return;
    if (!began.moved) picture.setPointerCapture(event.pointerId);
    began.moved = true;
    draw(began.day, dayAt(event));
  });
  picture.addEventListener("pointerup", (event) => {
    const from = began;
    began = null;
    if (!from?.moved) return;
    const [one, other] = [from.day, dayAt(event)].sort((a, b) => a - b);
    const address = new URL(location);
    address.searchParams.delete("page");
    address.searchParams.set("part", `${isoDay(first + one * DAY_LENGTH)}..${isoDay(first + other * DAY_LENGTH)}`);
    go(address);
  });
  // A link that a brush ends on is not followed, and none is dragged away.
  picture.addEventListener("dragstart", (event) => event.preventDefault());
}

addEventListener("popstate", () => lookAt(location.href));
begin();
