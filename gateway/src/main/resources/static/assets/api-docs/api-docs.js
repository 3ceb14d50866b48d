// Shows the documents that the page links to; without scripts the links remain.
SwaggerUIBundle({
  urls: [...document.querySelectorAll("#documents a")].map((it) => ({ name: it.textContent, url: it.href })),
  dom_id: "#swagger-ui",
  presets: [SwaggerUIBundle.presets.apis, SwaggerUIStandalonePreset],
  layout: "StandaloneLayout",
  validatorUrl: null,
});
