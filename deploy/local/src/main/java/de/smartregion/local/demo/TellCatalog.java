package de.smartregion.local.demo;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

import java.io.IOException;
import java.util.HashMap;

/**
 * Tells of partners, offers and example projects through the public API. Projects are imported
 * under names of their own, so that telling them again changes nothing; the rest is told when there
 * is none.
 */
final class TellCatalog {

    private static final String PARTNERS = "/api/catalog/partners";
    private static final String OFFERS = "/api/catalog/offers";
    private static final String IMPORTS = "/api/catalog/imports";

    private final PublicApi api;

    TellCatalog(PublicApi api) {
        this.api = api;
    }

    void tell() throws IOException, InterruptedException {
        if (api.get(OFFERS).path("items").isEmpty()) {
            tellOffers();
        }
        var report = api.post(IMPORTS, read("projects.json").toString(), null);
        if (report.path("rejected").asInt() > 0) {
            throw new IOException("projects were rejected: " + report);
        }
    }

    private void tellOffers() throws IOException, InterruptedException {
        var ids = new HashMap<String, String>();
        var known = api.get(PARTNERS).path("items");
        for (var partner : read("partners.json")) {
            var name = partner.path("body").path("name").asString();
            var there =
                    known.valueStream()
                            .filter(it -> it.path("name").asString().equals(name))
                            .findFirst();
            var told =
                    there.isPresent()
                            ? there.get()
                            : api.post(PARTNERS, partner.path("body").toString(), null);
            ids.put(partner.path("name").asString(), told.path("id").asString());
        }
        for (var offer : read("offers.json")) {
            var body = (ObjectNode) offer.path("body");
            var partners = body.putArray("partners");
            offer.path("partners").forEach(name -> partners.add(ids.get(name.asString())));
            api.post(OFFERS, body.toString(), null);
        }
    }

    static JsonNode read(String name) throws IOException {
        try (var file = TellCatalog.class.getResourceAsStream(name)) {
            if (file == null) {
                throw new IOException(name + " is missing");
            }
            return new JsonMapper().readTree(file);
        }
    }
}
