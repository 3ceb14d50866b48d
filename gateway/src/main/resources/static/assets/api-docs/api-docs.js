// Shows the documents that the page links to; without scripts the links remain.
const urls = [...document.querySelectorAll("#documents a")].map((it) => ({ name: it.textContent, url: it.href }));
if (urls.length > 0) {
  SwaggerUIBundle({
    urls,
    dom_id: "#swagger-ui",
    presets: [SwaggerUIBundle.presets.apis, SwaggerUIStandalonePreset],
    layout: "StandaloneLayout",
    validatorUrl: null,
  });
}
