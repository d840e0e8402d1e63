"use strict";
// The jury's page on the running platform: live values as they change, and proofs run again on the spot with their output.
(function () {
  const LONGEST = 200000;
  const words = document.getElementById("prove-words");
  const key = document.getElementById("operator-key");

  function values(all) {
    for (const id in all) {
      for (const place of document.querySelectorAll("[data-live='" + id + "']")) { place.textContent = all[id][0]; }
      for (const place of document.querySelectorAll("[data-at='" + id + "']")) { place.textContent = all[id][1]; }
    }
  }

  window.chainon.follow(content => values(JSON.parse(content)));
  if (!words || !key) { return; }

  function outcome(place, kind, text) {
    const said = place.querySelector(".outcome");
    said.className = "outcome proof " + kind;
    said.textContent = text;
  }

  // The criterion as the server sees it now; what a member of the jury typed stays.
  async function renew(id) {
    const answer = await fetch(window.location.pathname + window.location.search);
    const next = new DOMParser().parseFromString(await answer.text(), "text/html").getElementById(id);
    const here = document.getElementById(id);
    here.className = next.className;
    here.querySelector("summary").replaceWith(next.querySelector("summary"));
    here.querySelector(".dossier").replaceWith(next.querySelector(".dossier"));
  }

  function receive(place, event, data) {
    const log = place.querySelector(".log");
    if (event === "text") {
      const low = log.scrollHeight - log.scrollTop - log.clientHeight < 40;
      log.append(data.text);
      if (log.textContent.length > LONGEST) { log.textContent = log.textContent.slice(-LONGEST / 2); }
      if (low) { log.scrollTop = log.scrollHeight; }
    } else if (event === "end") {
      const kind = data.code === 0 ? "shown" : data.code === 1 ? "notshown" : "failed";
      outcome(place, kind === "failed" ? "refuted" : kind, words.dataset[kind]);
      return renew(place.dataset.id);
    }
    return null;
  }

  // Events of a stream that was asked for by POST, which EventSource cannot.
  async function read(body, each) {
    const reader = body.pipeThrough(new TextDecoderStream()).getReader();
    let rest = "";
    for (let part = await reader.read(); !part.done; part = await reader.read()) {
      const events = (rest + part.value).split("\n\n");
      rest = events.pop();
      for (const event of events) {
        const lines = event.split("\n");
        const name = lines.find(line => line.startsWith("event: ")), data = lines.find(line => line.startsWith("data: "));
        if (name && data) { await each(name.slice(7), JSON.parse(data.slice(6))); }
      }
    }
  }

  async function prove(place) {
    const log = place.querySelector(".log"), halt = place.querySelector(".halt"), all = document.querySelectorAll(".prove .go");
    if (!key.value) { outcome(place, "refuted", words.dataset.key); key.focus(); return; }
    const leave = new AbortController();
    const stop = () => leave.abort();
    all.forEach(each => { each.disabled = true; });
    halt.hidden = false;
    halt.addEventListener("click", stop);
    log.hidden = false;
    log.textContent = "";
    outcome(place, "", words.dataset.running);
    let ended = false;
    try {
      const answer = await fetch("/jury/prove", { method: "POST", signal: leave.signal, headers: { "X-API-Key": key.value }, body: new URLSearchParams({ id: place.dataset.id }) });
      if (answer.ok) {
        await read(answer.body, (event, data) => { ended = ended || event === "end"; return receive(place, event, data); });
        if (!ended) { outcome(place, "refuted", words.dataset.failed); }
      } else {
        log.hidden = true;
        outcome(place, "refuted", (await answer.json()).error);
      }
    } catch (e) {
      outcome(place, "stale", leave.signal.aborted ? words.dataset.left : words.dataset.failed);
    }
    halt.removeEventListener("click", stop);
    halt.hidden = true;
    all.forEach(each => { each.disabled = false; });
  }

  document.getElementById("operator").addEventListener("submit", event => event.preventDefault());
  for (const place of document.querySelectorAll(".prove")) {
    place.querySelector(".go").addEventListener("click", () => prove(place));
  }
})();
