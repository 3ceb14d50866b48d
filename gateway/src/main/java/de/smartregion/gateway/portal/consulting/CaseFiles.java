package de.smartregion.gateway.portal.consulting;

import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import org.springframework.web.client.RestClient;
import org.springframework.web.util.UriBuilder;

import java.net.URI;
import java.util.LinkedHashMap;
import java.util.Objects;
import java.util.Optional;

/** What the service tells of consultations as files: handed on as they are. */
public final class CaseFiles {
    private static final String CASES = "/api/consulting/consultations";

    private final RestClient http;
    private final ConsultingAnswers answers;

    CaseFiles(RestClient http, ConsultingAnswers answers) {
        this.http = http;
        this.answers = answers;
    }

    /** What the board shows, as a table. */
    public byte[] sheet(String ending, Cases.Filter filter) {
        return answers.asked(
                "sheet",
                () ->
                        http.get()
                                .uri(address -> address(address.path(CASES + "." + ending), filter))
                                .retrieve()
                                .requiredBody(byte[].class));
    }

    private static URI address(UriBuilder address, Cases.Filter filter) {
        var asked = new LinkedHashMap<String, @Nullable Object>();
        asked.put("state", filter.state());
        asked.put("consultant", filter.consultant());
        asked.put("district", filter.district());
        asked.put("municipality", filter.municipality());
        asked.put("module", filter.module());
        asked.put("mode", filter.mode());
        asked.put("query", filter.query());
        asked.put("overdue", filter.overdue() ? "true" : null);
        asked.put("collides", filter.collides() ? "true" : null);
        asked.values().removeIf(Objects::isNull);
        asked.keySet().forEach(name -> address.queryParam(name, "{" + name + "}"));
        return address.build(asked);
    }

    /** Everything that is kept about who asked. */
    public Optional<byte[]> data(String id, @Nullable String token) {
        return answers.found(
                "data",
                () ->
                        http.get()
                                .uri(CASES + "/{id}/data", id)
                                .accept(MediaType.APPLICATION_JSON)
                                .headers(
                                        headers -> {
                                            if (token != null) {
                                                headers.set(CasesApi.LINK, token);
                                            }
                                        })
                                .retrieve()
                                .requiredBody(byte[].class));
    }
}
