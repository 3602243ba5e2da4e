// Listens to `engross serve`: loads the page anew when something that it shows has changed, and lists what was found.
// It is added while a page is served; the page in output/ has no script.

const script = document.querySelector("script[data-run]");
const { page, run, version } = script.dataset;
const isMissing = document.documentElement.hasAttribute("data-missing");

const SILENCE = 45_000; // milliseconds without a sign of life, three times what the server lets pass
const PATIENCE = 3_000; // before a lost connection is spoken of
const OPEN = "engross-findings-open";
const STOPPED = "engross serve has stopped, so this page no longer follows your files. It will when you start it again.";

// The connection

let source = null;
let heard = Date.now();
let lost = 0;

function connect() {
  rest();
  heard = Date.now();
  source = new EventSource(`/.serve/events?${new URLSearchParams({ page, run, since: version })}`);
  source.addEventListener("message", (event) => hear(JSON.parse(event.data)));
  source.addEventListener("alive", () => { heard = Date.now(); });
  source.addEventListener("error", () => {
    lost ||= setTimeout(() => say("lost", STOPPED), PATIENCE);
    if (source.readyState === EventSource.CLOSED) setTimeout(wake, PATIENCE); // else the browser tries again itself
  });
}

// A browser opens no more than six connections to a server: a tab that nobody sees does without.
function rest() {
  source?.close();
  source = null;
}

function wake() {
  if (!document.hidden) connect();
}

document.addEventListener("visibilitychange", () => (document.hidden ? rest() : wake()));
addEventListener("pagehide", rest);
addEventListener("pageshow", (event) => event.persisted && wake());
setInterval(() => source && Date.now() - heard > SILENCE && connect(), SILENCE / 3);

function hear(news) {
  heard = Date.now();
  clearTimeout(lost);
  lost = 0;
  say("lost", "");
  const isOther = news.run !== run || news.changed.some((path) => path === page || isShown(path));
  if (isOther && !news.gone) {
    rest();
    location.reload(); // the browser keeps the place in the page
    return;
  }
  const isGone = news.gone && !isMissing;
  say("gone", isGone ? "This page is gone: no document of the edition makes it any more." : "");
  say("failed", news.failed && !isGone ? `This page shows the last good version: ${failure(news.failed)}` : "");
  list(news);
}

function isShown(path) {
  const wanted = new URL(`/${path.split("/").map(encodeURIComponent).join("/")}`, location).pathname;
  return performance.getEntriesByType("resource").some((entry) => decoded(entry.name) === decoded(wanted));
}

function decoded(address) {
  const { pathname } = new URL(address, location);
  try {
    return decodeURIComponent(pathname);
  } catch {
    return pathname;
  }
}

performance.setResourceTimingBufferSize(5000);

// The panel; in a shadow tree, so that the styles of the page and its own keep apart

const host = document.createElement("engross-findings");
const tree = host.attachShadow({ mode: "open" });
const style = make("link", { rel: "stylesheet", href: "/.serve/panel.css" });
const notices = make("div", { className: "notices", role: "alert" });
const count = make("span", { role: "status" });
const findings = make("ol", { tabIndex: 0, ariaLabel: "Findings" });
const details = make("details", {}, make("summary", {}, make("span", { className: "mark", ariaHidden: "true" }), count), findings);
tree.append(style, make("aside", { ariaLabel: "engross serve", hidden: true }, details, notices));
// unseen until it has its style
style.addEventListener("load", () => { tree.querySelector("aside").hidden = false; });
document.body.append(host);

details.open = sessionStorage.getItem(OPEN) === "yes";
details.addEventListener("toggle", () => sessionStorage.setItem(OPEN, details.open ? "yes" : "no"));
details.addEventListener("keydown", (event) => {
  if (event.key !== "Escape" || !details.open) return;
  details.open = false;
  details.firstElementChild.focus();
});

function make(name, properties, ...children) {
  const element = Object.assign(document.createElement(name), properties);
  if (properties.role) element.setAttribute("role", properties.role);
  element.append(...children);
  return element;
}

function say(kind, words) {
  const former = notices.querySelector(`.${kind}`);
  if (former?.textContent === words) return; // lest it be read out again
  former?.remove();
  if (words) notices.append(make("p", { className: kind }, words));
}

function failure({ path, line, message }) {
  return `${path}${line ? ` line ${line}` : ""}${message ? `: ${message}` : ""}`;
}

function list(news) {
  const levels = Object.entries(news.counts).map(([level, number]) => plural(number, level));
  const found = levels.join(", ") || (news.whole ? "Nothing to mend" : "");
  details.dataset.worst = Object.keys(news.counts)[0] ?? "none";
  const words = [found, news.whole ? "" : "checking…"].filter(Boolean).join(" · ");
  if (count.textContent !== words) count.textContent = words;
  const items = news.findings.map((finding) => item(finding, news.document));
  if (news.more) items.push(make("li", { className: "more" }, `and ${plural(news.more, "other")}; engross validate lists all`));
  if (!items.length) items.push(make("li", { className: "more" }, news.whole ? "Nothing was found here." : "Looking…"));
  findings.replaceChildren(...items);
}

function plural(number, word) {
  if (word === "info") return `${number} info`;
  return `${number.toLocaleString("en")} ${word}${number === 1 ? "" : "s"}`;
}

function item({ code, detail, severity, message, hint, path, line, column }, document) {
  const place = [
    path && path !== document ? path : "",
    line ? `line ${line}` : "",
    line && column ? `column ${column}` : "",
  ].filter(Boolean);
  return make("li", { className: severity },
    make("p", { className: "head" },
      make("b", {}, severity), " ", make("code", {}, detail ? `${code}[${detail}]` : code), " ",
      make("span", { className: "place" }, place.join(", "))),
    make("p", { dir: "auto" }, message),
    make("p", { className: "hint", dir: "auto" }, hint));
}

wake();
