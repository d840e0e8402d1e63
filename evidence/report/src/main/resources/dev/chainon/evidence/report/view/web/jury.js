"use strict";
// The desk of a member of the jury: points and notes, kept in this browser alone, out to a file and back. The page reads well without it. No framework.
(function () {
  const KEY = "chainon.jury";
  const STEP = 0.5;
  const COLUMNS = ["criterion", "points", "of", "note"];
  const juror = document.getElementById("juror");
  const said = document.querySelector(".said");
  if (!juror) { return; }

  function english() {
    const pick = document.getElementById("l-en");
    return pick ? pick.checked : document.documentElement.lang === "en";
  }

  function word(name) { return said.getAttribute("data-" + name + (english() ? "-en" : "-fr")); }

  // What a browser without storage, or one that forbids it, keeps until the page is closed.
  let kept = { juror: "", criteria: {} };

  function load() {
    try { kept = clean(JSON.parse(window.localStorage.getItem(KEY) || "{}")); } catch (e) { kept = { juror: "", criteria: {} }; }
  }

  function save() {
    try { window.localStorage.setItem(KEY, JSON.stringify(kept)); } catch (e) { said.textContent = String(e); }
    sums();
  }

  function inputs() { return document.querySelectorAll("[data-points]"); }

  function most(id) { return Number(document.querySelector("[data-points='" + id + "']").max); }

  // Keeps what this page knows: criteria by their identifier, points within their bounds.
  function clean(from) {
    const found = { juror: String(from.juror || "").slice(0, 80), criteria: {} };
    for (const input of inputs()) {
      const id = input.dataset.points, entry = (from.criteria || {})[id];
      if (!entry) { continue; }
      const points = entry.points === null || entry.points === undefined || entry.points === "" ? NaN : Number(entry.points);
      const whole = points >= 0 && points <= most(id) ? Math.round(points / STEP) * STEP : null;
      const note = String(entry.note || "");
      if (whole !== null || note) { found.criteria[id] = { points: whole, note: note }; }
    }
    return found;
  }

  function show() {
    juror.value = kept.juror;
    for (const input of inputs()) {
      const entry = kept.criteria[input.dataset.points] || {};
      input.value = entry.points === null || entry.points === undefined ? "" : entry.points;
    }
    for (const area of document.querySelectorAll("[data-note]")) { area.value = (kept.criteria[area.dataset.note] || {}).note || ""; }
    sums();
  }

  function sums() {
    for (const place of document.querySelectorAll("[data-sum]")) {
      const given = Object.keys(kept.criteria).filter(id => id.startsWith(place.dataset.sum + "Cr") && kept.criteria[id].points !== null);
      const sum = given.reduce((total, id) => total + kept.criteria[id].points, 0);
      place.textContent = given.length ? String(sum).replace(".", english() ? "." : ",") : "–";
    }
  }

  function take(target) {
    const id = target.dataset.points || target.dataset.note;
    if (target === juror) {
      kept.juror = juror.value;
    } else if (id) {
      const all = { juror: kept.juror, criteria: Object.assign({}, kept.criteria) };
      all.criteria[id] = {
        points: document.querySelector("[data-points='" + id + "']").value,
        note: document.querySelector("[data-note='" + id + "']").value
      };
      kept = clean(all);
    } else {
      return;
    }
    save();
  }

  function give(name, type, text) {
    const link = document.createElement("a");
    link.href = URL.createObjectURL(new Blob([text], { type: type }));
    link.download = name;
    link.click();
    window.setTimeout(() => URL.revokeObjectURL(link.href), 1000);
  }

  function json() {
    return JSON.stringify({ page: "chainon jury", juror: kept.juror, saved: new Date().toISOString(), criteria: kept.criteria }, null, 2) + "\n";
  }

  // A cell that a spreadsheet would take for a formula is led by an apostrophe.
  function cell(value) {
    const text = String(value === null || value === undefined ? "" : value);
    return "\"" + (/^[=+\-@\t\r]/.test(text) ? "'" + text : text).replace(/"/g, "\"\"") + "\"";
  }

  function csv() {
    const lines = [COLUMNS.map(cell).join(",")];
    for (const input of inputs()) {
      const id = input.dataset.points, entry = kept.criteria[id] || { points: null, note: "" };
      lines.push([cell(id), entry.points === null ? "" : entry.points, input.max, cell(entry.note)].join(","));
    }
    return "\ufeff" + lines.join("\r\n") + "\r\n";
  }

  // Cells of RFC 4180, by comma or, as spreadsheets in French write them, by semicolon.
  function rows(text) {
    const by = text.split(/\r?\n/, 1)[0].includes(";") ? ";" : ",";
    const found = [[]];
    let value = "", quoted = false;
    for (let i = 0; i < text.length; i++) {
      const c = text[i];
      if (quoted) {
        if (c === "\"" && text[i + 1] === "\"") { value += c; i++; } else if (c === "\"") { quoted = false; } else { value += c; }
      } else if (c === "\"") {
        quoted = true;
      } else if (c === by || c === "\n") {
        found[found.length - 1].push(value.replace(/\r$/, ""));
        value = "";
        if (c === "\n") { found.push([]); }
      } else {
        value += c;
      }
    }
    found[found.length - 1].push(value);
    return found;
  }

  function read(text) {
    const plain = text.replace(/^\ufeff/, "");
    if (plain.trim().startsWith("{")) {
      const found = JSON.parse(plain);
      if (typeof found.criteria !== "object" || !found.criteria) { throw new Error(); }
      return clean(found);
    }
    const all = rows(plain), head = all.shift();
    const at = COLUMNS.map(name => head.indexOf(name));
    if (at[0] < 0 || at[1] < 0) { throw new Error(); }
    const criteria = {};
    for (const row of all.filter(each => each.length > 1)) {
      const note = at[3] < 0 ? "" : row[at[3]] || "";
      criteria[row[at[0]]] = { points: (row[at[1]] || "").replace(",", "."), note: note.replace(/^'(?=[=+\-@])/, "") };
    }
    return clean({ juror: kept.juror, criteria: criteria });
  }

  document.addEventListener("input", event => take(event.target));
  document.getElementById("export-json").addEventListener("click", () => give("chainon-jury.json", "application/json", json()));
  document.getElementById("export-csv").addEventListener("click", () => give("chainon-jury.csv", "text/csv", csv()));
  document.getElementById("import").addEventListener("change", event => {
    const file = event.target.files[0];
    if (!file) { return; }
    file.text().then(text => {
      said.textContent = "";
      try {
        kept = read(text);
        save();
        show();
      } catch (e) {
        said.textContent = word("unreadable");
      }
      event.target.value = "";
    });
  });
  document.getElementById("forget").addEventListener("click", () => {
    if (window.confirm(word("erase"))) {
      kept = { juror: "", criteria: {} };
      save();
      show();
    }
  });
  document.getElementById("print").addEventListener("click", () => window.print());
  window.addEventListener("storage", event => { if (event.key === KEY) { load(); show(); } });

  // What is folded on the screen is open on paper.
  let folded = [];
  window.addEventListener("beforeprint", () => {
    folded = [...document.querySelectorAll("details:not([open])")];
    folded.forEach(each => { each.open = true; });
  });
  window.addEventListener("afterprint", () => { folded.forEach(each => { each.open = false; }); });

  // A link to a criterion, or to something in it, opens what it lies in.
  function open() {
    let place = document.getElementById(decodeURIComponent(window.location.hash.slice(1)));
    for (; place; place = place.parentElement) { if (place.tagName === "DETAILS") { place.open = true; } }
  }
  window.addEventListener("hashchange", open);

  load();
  show();
  open();
})();
