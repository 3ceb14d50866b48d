package de.smartregion.gateway.portal.subscriptions;

import de.smartregion.gateway.portal.catalog.CatalogClient;
import de.smartregion.gateway.portal.catalog.Subscription;
import de.smartregion.gateway.portal.events.Field;

import org.springframework.stereotype.Component;

import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** What can be subscribed to, by the word that addresses carry. */
@Component
class Interests {
    static final String WORD = "FIELD~[A-Z_]{1,32}|PROJECT~[\\w-]{1,64}";

    private static final Pattern PROJECT = Pattern.compile("PROJECT~([\\w-]{1,64})");

    private final CatalogClient catalog;

    Interests(CatalogClient catalog) {
        this.catalog = catalog;
    }

    /** Nothing where there is no such field, or no such project. */
    Optional<Subscription> find(String word) {
        var project = PROJECT.matcher(word);
        return project.matches()
                ? catalog.project(project.group(1)).map(it -> Subscription.of(it.value()))
                : Stream.of(Field.values())
                        .map(Subscription::of)
                        .filter(it -> it.interest().equals(word))
                        .findFirst();
    }
}
