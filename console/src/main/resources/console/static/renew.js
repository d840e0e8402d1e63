"use strict";
// Pages that renew themselves: the server sends the content whenever it changed, and again after it was away. Only what differs is touched, so that focus,
// selection and what is unfolded stay.
(function () {
  const RETRY_MILLIS = 2000;

  function follow(take) {
    let source;
    function open() {
      source = new EventSource(window.location.pathname + window.location.search);
      source.onmessage = message => {
        take(JSON.parse(message.data).content);
        document.body.dataset.beats = Number(document.body.dataset.beats || 0) + 1;
      };
      // A server that is going or coming up may refuse, and a browser does not ask again by itself after a refusal.
      source.onerror = () => { if (source.readyState === EventSource.CLOSED) { window.setTimeout(open, RETRY_MILLIS); } };
    }
    open();
    // A connection left open would keep a page from being taken back out of the browser's memory.
    window.addEventListener("pagehide", () => source.close());
    window.addEventListener("pageshow", event => { if (event.persisted) { open(); } });
  }

  function attributes(here, next) {
    for (const each of [...here.attributes]) {
      if (!next.hasAttribute(each.name) && each.name !== "open") { here.removeAttribute(each.name); }
    }
    for (const each of next.attributes) {
      if (each.name !== "open" && here.getAttribute(each.name) !== each.value) { here.setAttribute(each.name, each.value); }
    }
  }

  function renew(here, next) {
    if (here.isEqualNode(next) || here.nodeName === "FORM") { return; }
    if (here.nodeType !== Node.ELEMENT_NODE) {
      here.nodeValue = next.nodeValue;
      return;
    }
    if (here.contains(document.activeElement) && here.childNodes.length !== next.childNodes.length && here.querySelector("form")) { return; }
    attributes(here, next);
    const olds = [...here.childNodes], news = [...next.childNodes];
    if (olds.length !== news.length) {
      here.replaceChildren(...news);
      return;
    }
    olds.forEach((old, i) => { if (old.nodeName === news[i].nodeName) { renew(old, news[i]); } else { old.replaceWith(news[i]); } });
  }

  window.chainon = { follow: follow };
  const main = document.getElementById("main");
  if (document.body.dataset.renewed === "true") {
    follow(content => {
      const next = new DOMParser().parseFromString("<main id=\"main\">" + content + "</main>", "text/html").getElementById("main");
      renew(main, next);
    });
  }
})();
