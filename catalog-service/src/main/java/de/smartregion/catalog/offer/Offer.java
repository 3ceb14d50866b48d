package de.smartregion.catalog.offer;

import de.smartregion.catalog.offer.OfferEvent.OfferChanged;
import de.smartregion.catalog.offer.OfferEvent.OfferRemoved;

import org.jspecify.annotations.Nullable;
import org.springframework.data.annotation.Id;
import org.springframework.data.annotation.Version;

import java.util.List;

/**
 * Something the office does for municipalities.
 *
 * <p>Its laws: what is removed never comes back and is shown to nobody; the revision rises with
 * every decision, so that no two facts told about it carry the same.
 *
 * @param target where it leads to in the portal; what it is about elsewhere stands in its links
 * @param partners ids of those who do it with the office
 * @param position among the others: the lowest first
 * @param visible to everybody, or to staff only
 */
record Offer(
        @Id String id,
        Text title,
        Text summary,
        @Nullable Text text,
        List<Field> fields,
        Kind kind,
        @Nullable String target,
        @Nullable Contact contact,
        List<Link> links,
        List<String> partners,
        int position,
        boolean visible,
        boolean removed,
        @Nullable String fingerprint,
        long revision,
        @Version long version) {

    static final int LINE = 200;
    static final int PARAGRAPH = 400;
    static final int TEXT = 20_000;
    static final int MOST_LINKS = 20;
    static final int MOST_PARTNERS = 20;
    static final int LAST = 10_000;

    /** A path of the portal: nothing that leads elsewhere. */
    static final String TARGET = "/(?!/)[A-Za-z0-9/_?=&.-]*";

    enum Kind {
        CONSULTING,
        EVENTS,
        CATALOG,
        NETWORK,
        FUNDING,
        TOOL,
        OTHER
    }

    /** The fields of action (Handlungsfelder): the same list in every service. */
    enum Field {
        MOBILITY,
        ENERGY,
        HEALTH,
        WASTE,
        PARTICIPATION,
        DATA_PLATFORMS,
        ADMINISTRATION,
        ENVIRONMENT,
        SOCIETY,
        BUSINESS
    }

    /** What became of a wish to change something. */
    sealed interface Decision {
        record Changed(Offer offer, OfferEvent event) implements Decision {}

        record Unchanged(Offer offer) implements Decision {}
    }

    Offer {
        if (id.isBlank() || revision < 1 || position < 0 || position > LAST) {
            throw new IllegalArgumentException("an offer has an id, a revision and a position");
        }
        if (target != null && !target.matches(TARGET)) {
            throw new IllegalArgumentException("the target is no path of the portal");
        }
        if (removed && visible) {
            throw new IllegalArgumentException("what is removed is shown to nobody");
        }
        fields = fields.stream().distinct().toList();
        links = List.copyOf(links);
        partners = partners.stream().distinct().toList();
    }

    /** {@code fingerprint}: of the request, when it carried an idempotency key. */
    static Decision.Changed make(String id, @Nullable String fingerprint, OfferForm form) {
        var made = form.offer(id, fingerprint, 1, 0);
        return new Decision.Changed(made, OfferChanged.of(made));
    }

    Decision change(OfferForm to) {
        if (to.offer(id, fingerprint, revision, version).equals(this)) {
            return new Decision.Unchanged(this);
        }
        var changed = to.offer(id, fingerprint, revision + 1, version);
        return new Decision.Changed(changed, OfferChanged.of(changed));
    }

    Decision.Changed remove() {
        var gone =
                new Offer(
                        id,
                        title,
                        summary,
                        null,
                        fields,
                        kind,
                        null,
                        null,
                        List.of(),
                        List.of(),
                        position,
                        false,
                        true,
                        fingerprint,
                        revision + 1,
                        version);
        return new Decision.Changed(gone, new OfferRemoved(id, gone.revision()));
    }
}
