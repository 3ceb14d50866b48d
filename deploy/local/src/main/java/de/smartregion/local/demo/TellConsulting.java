package de.smartregion.local.demo;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

import java.io.IOException;
import java.util.stream.Collectors;

/**
 * Tells of example modules and consultants through the public API: each under a name of its own,
 * and only what is not there. What somebody has changed since stays as it is.
 */
final class TellConsulting {

    private static final String MODULES = "/api/consulting/modules";
    private static final String CONSULTANTS = "/api/consulting/consultants";

    private final PublicApi api;

    TellConsulting(PublicApi api) {
        this.api = api;
    }

    /** How many were told. */
    int tell() throws IOException, InterruptedException {
        return tell(MODULES, "code", TellCatalog.read("modules.json"))
                + tell(CONSULTANTS, "id", TellCatalog.read("consultants.json"));
    }

    private int tell(String path, String name, JsonNode all)
            throws IOException, InterruptedException {
        var there =
                api.get(path)
                        .path("items")
                        .valueStream()
                        .map(it -> it.path(name).asString())
                        .collect(Collectors.toSet());
        var told = 0;
        for (var one : all) {
            var called = one.path(name).asString();
            if (there.contains(called)) {
                continue;
            }
            var body = ((ObjectNode) one).deepCopy();
            body.remove(name);
            api.putNew(path + "/" + called, body.toString());
            told++;
        }
        return told;
    }
}
