// The places of the projects in the list beside it. The list says everything: without this script it is all there is.
(() => {
  const box = document.getElementById("karte");
  if (!box || !window.L) {
    return;
  }
  const words = box.dataset;
  const projects = [...document.querySelectorAll("#orte > li[data-lat]")].map((line) => ({
    at: L.latLng(Number(line.dataset.lat), Number(line.dataset.lon)),
    where: line.dataset.where,
    link: line.querySelector("a"),
  }));
  if (projects.length === 0) {
    return;
  }

  // Towns that everybody knows, to see by where a place is; only where there is no picture of the ground.
  const towns = [
    ["Kassel", 51.32, 9.5],
    ["Marburg", 50.81, 8.77],
    ["Gießen", 50.59, 8.68],
    ["Fulda", 50.55, 9.68],
    ["Frankfurt", 50.11, 8.68],
    ["Wiesbaden", 50.08, 8.24],
    ["Darmstadt", 49.87, 8.65],
  ];
  const still = matchMedia("(prefers-reduced-motion: reduce)").matches;
  const near = 36; // pixels: closer ones share a point, which stays large enough to hit

  box.hidden = false;
  box.parentElement.classList.add("portal-places--map");
  const map = L.map(box, {
    attributionControl: false,
    zoomControl: false,
    scrollWheelZoom: false, // who scrolls the page should not get stuck here
    minZoom: 6,
    zoomSnap: words.tiles ? 1 : 0.25, // without pictures any size will do
    maxZoom: words.tiles ? Number(words.deepest) : 13,
    zoomAnimation: !still,
    fadeAnimation: !still,
    markerZoomAnimation: !still,
    inertia: !still,
  });
  L.control.zoom({ zoomInTitle: words.in, zoomOutTitle: words.out }).addTo(map);
  map.fitBounds(L.latLngBounds(projects.map((project) => project.at)).pad(0.1), { maxZoom: 10, animate: false });

  if (words.tiles) {
    const credit = document.createElement(words.creditLink ? "a" : "span");
    credit.textContent = words.credit;
    if (words.creditLink) {
      credit.href = words.creditLink;
    }
    L.tileLayer(words.tiles, { maxZoom: Number(words.deepest), attribution: credit.outerHTML }).addTo(map);
    L.control.attribution({ prefix: false }).addTo(map);
  } else {
    for (const [name, lat, lon] of towns) {
      const town = document.createElement("span");
      town.textContent = name;
      const icon = L.divIcon({ html: town, className: "portal-town", iconSize: null });
      L.marker([lat, lon], { icon, interactive: false, keyboard: false, zIndexOffset: -10000 }).addTo(map);
    }
  }

  const points = L.layerGroup().addTo(map);
  draw();
  map.on("zoomend", draw);
  box.addEventListener("keydown", (event) => {
    if (event.key === "Escape") {
      map.closePopup();
    }
  });

  function draw() {
    map.closePopup(); // what opened it is drawn anew
    points.clearLayers();
    const groups = [];
    for (const project of projects) {
      const point = map.project(project.at);
      const group = groups.find((each) => each.point.distanceTo(point) < near);
      if (group) {
        group.projects.push(project);
      } else {
        groups.push({ point, at: project.at, projects: [project] });
      }
    }
    groups.forEach((group) => points.addLayer(marker(group)));
  }

  function marker({ at, projects: here }) {
    const button = document.createElement("button");
    button.type = "button";
    button.className = "portal-point";
    button.setAttribute("aria-haspopup", "dialog");
    button.setAttribute("aria-expanded", "false");
    if (here.length > 1) {
      button.textContent = String(here.length);
      button.setAttribute("aria-label", words.several.replace("{0}", here.length) + ": " + places(here));
    } else {
      button.setAttribute("aria-label", here[0].link.textContent + ", " + here[0].where);
    }
    // A click on it is for it alone, not for the map below, which would close what opens.
    L.DomEvent.disableClickPropagation(button);
    button.addEventListener("click", () => open(at, here, button));
    const icon = L.divIcon({ html: button, className: "portal-point-place", iconSize: [32, 32] });
    return L.marker(at, { icon, keyboard: false });
  }

  function places(here) {
    const all = [...new Set(here.map((project) => project.where))];
    return all.length > 3 ? all.slice(0, 3).join(", ") + " …" : all.join(", ");
  }

  function open(at, here, button) {
    const list = document.createElement("ul");
    list.className = "portal-plain";
    for (const project of here) {
      const line = document.createElement("li");
      const where = document.createElement("span");
      where.textContent = project.where;
      where.lang = "de";
      line.append(project.link.cloneNode(true), document.createElement("br"), where);
      list.append(line);
    }
    if (still) {
      map.setView(at, map.getZoom(), { animate: false });
    }
    const popup = L.popup({ maxHeight: 240, autoPan: !still, offset: [0, -8] }).setLatLng(at).setContent(list);
    popup.on("remove", () => {
      button.setAttribute("aria-expanded", "false");
      if (popup.getElement().contains(document.activeElement) || document.activeElement === document.body) {
        button.focus();
      }
    });
    popup.openOn(map);
    const opened = popup.getElement();
    opened.setAttribute("role", "dialog");
    opened.setAttribute("aria-label", button.getAttribute("aria-label"));
    opened.querySelector(".leaflet-popup-close-button").setAttribute("aria-label", words.close);
    button.setAttribute("aria-expanded", "true");
    list.querySelector("a").focus({ preventScroll: true });
  }
})();
