"use strict";
// The live page: draws the trips on the canvas by event time, and writes what the server's beats say. No framework, no inline code.
(function () {
  const page = document.getElementById("live");
  const canvas = document.getElementById("sky");
  const context = canvas.getContext("2d");
  const time = document.getElementById("time");
  const day = document.getElementById("day");
  const list = document.getElementById("risky");
  const lost = document.getElementById("lost");
  const pause = document.getElementById("pause");
  const arrivals = document.getElementById("arrivals");
  const replay = document.getElementById("replay-text");
  const replayPause = document.getElementById("replay-pause");
  const still = window.matchMedia("(prefers-reduced-motion: reduce)");
  const dark = window.matchMedia("(prefers-color-scheme: dark)");
  const WIDTH = 960, HEIGHT = 600, TRAIL = 0.12;
  let places = {}, traffic = {}, trips = [], colours = {}, labelled = [];
  let zoom = 1, minute = 0, shown = 0, speed = 0, beatAt = 0, paused = false, painted = 0;

  function readColours() {
    const style = getComputedStyle(document.documentElement);
    for (const name of ["r0", "r1", "r2", "r3", "r4", "place", "label", "paper"]) {
      colours[name] = style.getPropertyValue("--" + name).trim();
    }
  }

  function resize() {
    const box = canvas.getBoundingClientRect();
    const ratio = Math.min(2, window.devicePixelRatio || 1);
    zoom = Math.min(2, Math.max(1, 640 / box.width));
    canvas.width = Math.max(1, Math.round(box.width * ratio));
    canvas.height = Math.max(1, Math.round(box.height * ratio));
  }

  // A trip's arc bends towards the north, as great circles do on this map.
  function arc(trip) {
    const a = places[trip.from], b = places[trip.to];
    const dx = b[0] - a[0], dy = b[1] - a[1];
    const length = Math.hypot(dx, dy) || 1;
    const lift = Math.min(60, length * 0.14);
    const side = dx >= 0 ? 1 : -1;
    return { a, b, cx: (a[0] + b[0]) / 2 + side * dy / length * lift, cy: (a[1] + b[1]) / 2 - side * dx / length * lift };
  }

  function at(curve, t) {
    const u = 1 - t;
    return [u * u * curve.a[0] + 2 * u * t * curve.cx + t * t * curve.b[0], u * u * curve.a[1] + 2 * u * t * curve.cy + t * t * curve.b[1]];
  }

  function level(risk) { return Math.min(4, Math.floor(risk / 20.001)); }

  function drawPlaces() {
    context.fillStyle = colours.place;
    for (const code in places) {
      context.beginPath();
      context.arc(places[code][0], places[code][1], Math.min(3.4, 1 + Math.sqrt(traffic[code] || 0) / 7), 0, 7);
      context.fill();
    }
  }

  function drawLabels() {
    context.font = "600 " + 10 * zoom + "px Inter, system-ui, sans-serif";
    context.lineWidth = 3;
    context.strokeStyle = colours.paper;
    context.fillStyle = colours.label;
    context.lineJoin = "round";
    for (const code of labelled) {
      context.strokeText(code, places[code][0] + 6, places[code][1] - 5);
      context.fillText(code, places[code][0] + 6, places[code][1] - 5);
    }
  }

  function drawTrip(trip, now) {
    const t = (now - trip.departs) / (trip.arrives - trip.departs);
    if (t < 0 || t > 1) { return; }
    const step = level(trip.risk), head = at(trip.curve, t);
    context.strokeStyle = context.fillStyle = colours["r" + step];
    context.globalAlpha = step === 0 ? 0.45 : 0.75;
    context.lineWidth = 0.9 + step * 0.28;
    context.beginPath();
    const start = Math.max(0, t - TRAIL * (step > 2 ? 1.5 : 1));
    for (let i = 0; i <= 5; i++) {
      const point = at(trip.curve, start + (t - start) * i / 5);
      if (i === 0) { context.moveTo(point[0], point[1]); } else { context.lineTo(point[0], point[1]); }
    }
    context.stroke();
    context.globalAlpha = step === 0 ? 0.8 : 1;
    context.beginPath();
    context.arc(head[0], head[1], 1.4 + step * 0.45, 0, 7);
    context.fill();
  }

  function draw() {
    context.setTransform(canvas.width / WIDTH, 0, 0, canvas.height / HEIGHT, 0, 0);
    context.clearRect(0, 0, WIDTH, HEIGHT);
    drawPlaces();
    for (const trip of trips) { drawTrip(trip, shown); }
    context.globalAlpha = 1;
    drawLabels();
  }

  function two(n) { return String(n).padStart(2, "0"); }

  function writeClock() {
    if (!minute) { return; }
    const now = Math.floor(shown), text = two(Math.floor(now / 60) % 24) + ":" + two(now % 60);
    if (time.textContent !== text) { time.textContent = text; }
  }

  // The page shows the log one beat late, so that it can move evenly between two beats.
  function frame(stamp) {
    if (!paused && (!still.matches || stamp - painted > 1000)) {
      painted = stamp;
      const ahead = Math.min(1.2, (stamp - beatAt) / 1000);
      shown = Math.max(shown, Math.min(minute, minute - speed + speed * ahead));
      draw();
      writeClock();
    }
    window.requestAnimationFrame(frame);
  }

  function element(name, text, kind) {
    const made = document.createElement(name);
    if (text) { made.textContent = text; }
    if (kind) { made.className = kind; }
    return made;
  }

  function bar(percent) {
    const svg = document.createElementNS("http://www.w3.org/2000/svg", "svg");
    const rect = document.createElementNS("http://www.w3.org/2000/svg", "rect");
    svg.setAttribute("viewBox", "0 0 100 4");
    svg.setAttribute("preserveAspectRatio", "none");
    svg.setAttribute("aria-hidden", "true");
    rect.setAttribute("class", "bar r" + level(percent));
    rect.setAttribute("width", percent);
    rect.setAttribute("height", "4");
    svg.append(rect);
    return svg;
  }

  function row(line) {
    const made = element("tr"), route = element("td"), risk = element("td", "", "num risk");
    route.append(element("b", line[0]), " ", element("span", "→", "arrow"), " ", element("b", line[1]), element("small", line[2] + " – " + line[3]));
    risk.append(bar(line[6]), element("span", line[5]));
    made.append(route, element("td", line[4], "local"), risk);
    return made;
  }

  function countTraffic() {
    traffic = {};
    for (const trip of trips) {
      traffic[trip.from] = (traffic[trip.from] || 0) + 1;
      traffic[trip.to] = (traffic[trip.to] || 0) + 1;
    }
    const busy = Object.keys(traffic).sort((a, b) => traffic[b] - traffic[a]);
    labelled = [];
    for (const code of busy) {
      const apart = labelled.every(other => Math.hypot(places[other][0] - places[code][0], places[other][1] - places[code][1]) > 26 * zoom);
      if (apart && labelled.length < 14 / zoom) { labelled.push(code); }
    }
  }

  function receive(beat) {
    if (beat.places) { places = beat.places; }
    if (beat.reset) { trips = []; minute = 0; shown = 0; speed = 0; }
    for (const t of beat.trips) {
      if (!places[t[0]] || !places[t[1]]) { continue; }
      const trip = { from: t[0], to: t[1], departs: t[2], arrives: t[3], risk: t[4] };
      trip.curve = arc(trip);
      trips.push(trip);
    }
    const first = !minute;
    if (beat.minute) {
      speed = first ? 0 : Math.max(0, beat.minute - minute);
      if (first) { shown = beat.minute; }
      minute = beat.minute;
      beatAt = window.performance.now();
      day.textContent = beat.day;
    }
    steer(beat);
    trips = trips.filter(trip => trip.arrives >= shown);
    countTraffic();
    if (paused) { return; }
    for (const id in beat.figures) {
      for (const place of document.querySelectorAll("[data-figure='" + id + "']")) { place.textContent = beat.figures[id]; }
    }
    if (beat.risky.length) { list.replaceChildren(...beat.risky.map(row)); }
    if (beat.arrivals.length) { arrivals.replaceChildren(...beat.arrivals.map(row)); }
  }

  // Somebody else may steer the same replay; its button says what it does now.
  function steer(beat) {
    if (!replay) { return; }
    if (beat.replay && replay.textContent !== beat.replay) { replay.textContent = beat.replay; }
    replayPause.value = beat.paused ? "resume" : "pause";
    replayPause.textContent = beat.paused ? replayPause.dataset.resume : replayPause.dataset.pause;
  }

  function listen() {
    const source = new EventSource("/events");
    source.onmessage = message => { lost.textContent = ""; receive(JSON.parse(message.data)); };
    source.onerror = () => { lost.textContent = lost.dataset.text; };
  }

  pause.hidden = false;
  pause.addEventListener("click", () => {
    paused = !paused;
    pause.setAttribute("aria-pressed", String(paused));
    pause.textContent = paused ? pause.dataset.resume : pause.dataset.pause;
  });
  dark.addEventListener("change", readColours);
  window.addEventListener("resize", () => { resize(); draw(); });
  readColours();
  resize();
  listen();
  window.requestAnimationFrame(frame);
  page.dataset.script = "on";
})();
