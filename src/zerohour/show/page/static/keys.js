// Keys for lists of events: whatever has data-event. They post what the forms of a row do, and change the row in place.
"use strict";
const KEYS = [
  ["j, k", "the next and the previous event"], ["e", "open the event, which reads it; on its page: correct it"], ["u", "read, or unread again"],
  ["s", "important, or not"], ["x", "dismissed, or not"], ["z", "take the last mark back"], ["/", "search"], ["?", "these keys"],
];
const rows = [...document.querySelectorAll("[data-event]")];
const done = document.getElementById("done");
const undone = [];
let at = rows.length === 1 ? 0 : -1;

const ask = async (path, given, more = {}) => {
  const answer = await fetch(path, { method: "POST", headers: { "Content-Type": "application/json" }, body: JSON.stringify(given), ...more });
  const told = await answer.json();
  if (!answer.ok) throw new Error(told.detail);
  return told;
};
// One after the other: an answer that came late would show what is no more so.
let turn = Promise.resolve();
const inTurn = (work) => (turn = turn.then(work).catch((why) => say(why.message)));
const say = (words) => { done.textContent = words; done.hidden = false; };
const tell = (tally) => {
  for (const [name, count] of Object.entries(tally)) {
    for (const place of document.querySelectorAll(`[data-count="${name}"]`)) {
      place.textContent = count;
      if (place.className === "count") place.hidden = !count;
    }
  }
};
const show = (row, of) => {
  const on = { read: of.read, important: Boolean(of.important), dismissed: Boolean(of.dismissed) };
  row.classList.toggle("unread", !on.read);
  for (const [name, is] of Object.entries(on)) {
    row.classList.toggle(name, is);
    const button = row.querySelector(`.marks button[value="${name}"], .marks button[value="un${name}"]`);
    if (!button) continue;
    button.value = is ? `un${name}` : name;
    button.setAttribute("aria-pressed", is);
  }
  const stands = row.querySelector(".stands");
  if (!stands) return;
  const words = [of.important && `important (${of.important})`, of.dismissed && `dismissed (${of.dismissed})`].filter(Boolean);
  const read = document.createElement("strong");
  read.textContent = of.read ? "" : of.told_again ? "told again" : "unread";
  stands.replaceChildren(read, ` ${words.join(" ")}`);
};
const mark = async (row, name, more) => {
  const as = row.classList.contains(name) ? `un${name}` : name;
  const told = await ask("/api/marks", { events: [row.dataset.event], mark: as }, more);
  if (!as.startsWith("un") || as === "unread") undone.push([row, told.acts[0]]);
  show(row, told.attention[row.dataset.event]);
  tell(told.tally);
  say(`${as[0].toUpperCase()}${as.slice(1)}.`);
};
const takeBack = async () => {
  const [row, act] = undone.pop() ?? [];
  if (!act) return say("There is nothing here to take back.");
  const told = await ask(`/api/acts/${act}/undo`, { events: [row.dataset.event] });
  show(row, told.attention[row.dataset.event]);
  tell(told.tally);
  return say(`Act ${act} is undone.`);
};
const go = (by) => {
  if (!rows.length) return;
  rows[at]?.classList.remove("at");
  at = Math.min(rows.length - 1, Math.max(0, at + by));
  rows[at].classList.add("at");
  rows[at].scrollIntoView({ block: "nearest" });
  rows[at].querySelector("a, button")?.focus({ preventScroll: true });
};
const help = () => {
  const box = document.createElement("dialog");
  const list = document.createElement("dl");
  for (const [key, words] of KEYS) {
    const [term, meaning] = [document.createElement("dt"), document.createElement("dd")];
    term.textContent = key;
    meaning.textContent = words;
    list.append(term, meaning);
  }
  const close = document.createElement("button");
  close.textContent = "Close";
  close.addEventListener("click", () => box.close());
  box.setAttribute("aria-label", "Keys");
  box.append(list, close);
  box.addEventListener("close", () => box.remove());
  document.body.append(box);
  box.showModal();
};
const search = () => {
  const field = document.querySelector('input[type="search"]');
  if (field) field.focus();
  else location.href = "/search";
};
const acts = {
  j: () => go(1),
  k: () => go(-1),
  u: (row) => inTurn(() => mark(row, "read")),
  s: (row) => inTurn(() => mark(row, "important")),
  x: (row) => inTurn(() => mark(row, "dismissed")),
  e: async (row) => {
    const link = row.querySelector("a");
    const word = document.querySelector("details.last-word");
    if (!link && word) {
      word.open = true;
      word.querySelector("select").focus();
    }
    if (!link) return;
    await inTurn(() => (row.classList.contains("read") ? undefined : mark(row, "read")));
    location.href = link.href;
  },
  z: () => inTurn(takeBack),
  "/": search,
  "?": help,
};
document.addEventListener("keydown", (event) => {
  const key = acts[event.key];
  const busy = event.target.closest("input, select, textarea, dialog") || event.ctrlKey || event.metaKey || event.altKey;
  if (!key || busy || (key.length && !rows[at])) return;
  event.preventDefault();
  Promise.resolve(key(rows[at])).catch((why) => say(why.message));
});
// A click on a row's button does the same in place; what fails is said.
for (const row of rows) {
  row.querySelector("form.marks")?.addEventListener("submit", (event) => {
    event.preventDefault();
    at = rows.indexOf(row);
    inTurn(() => mark(row, event.submitter.value.replace(/^un/, "")));
  });
}
