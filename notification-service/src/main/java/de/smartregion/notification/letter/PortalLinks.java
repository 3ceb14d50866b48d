package de.smartregion.notification.letter;

import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.web.util.UriComponentsBuilder;
import org.springframework.web.util.UriUtils;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;

/**
 * Where the portal's pages are that letters lead to.
 *
 * @param url the portal's address as people see it
 */
@ConfigurationProperties("smartregion.portal")
record PortalLinks(URI url) {
    private static final String REGISTRATION =
            "/veranstaltungen/{gathering}/anmeldungen/{registration}";

    PortalLinks {
        if (url == null
                || url.getHost() == null
                || !("http".equals(url.getScheme()) || "https".equals(url.getScheme()))) {
            throw new IllegalArgumentException(
                    "smartregion.portal.url must be the portal's http(s) address");
        }
    }

    URI confirm(String gathering, String registration, String token, Language language) {
        return link(REGISTRATION + "/bestaetigen", token, language, gathering, registration);
    }

    URI manage(String gathering, String registration, String token, Language language) {
        return link(REGISTRATION, token, language, gathering, registration);
    }

    URI gathering(String gathering, Language language) {
        return link("/veranstaltungen/{gathering}", null, language, gathering);
    }

    URI ending(
            String path, String token, List<String> because, Language language, Object... names) {
        var link = UriComponentsBuilder.fromUri(link(path, token, language, names));
        because.forEach(it -> link.queryParam("zu", UriUtils.encode(it, StandardCharsets.UTF_8)));
        return link.build(true).toUri();
    }

    URI link(String path, @Nullable String token, Language language, Object... names) {
        var parts = path.split("\\?", 2);
        var link = UriComponentsBuilder.fromUri(url).path(parts[0]);
        if (parts.length > 1) {
            link.query(parts[1]);
        }
        var facts = new java.util.ArrayList<>(java.util.List.of(names));
        if (token != null) {
            link.queryParam("token", "{token}");
            facts.add(token);
        }
        if (language == Language.ENGLISH) {
            link.queryParam("lang", "en");
        }
        return link.encode().buildAndExpand(facts.toArray()).toUri();
    }
}
