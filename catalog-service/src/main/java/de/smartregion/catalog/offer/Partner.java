package de.smartregion.catalog.offer;

import de.smartregion.catalog.offer.OfferEvent.PartnerChanged;
import de.smartregion.catalog.offer.OfferEvent.PartnerRemoved;

import org.jspecify.annotations.Nullable;
import org.springframework.data.annotation.Id;
import org.springframework.data.annotation.Version;

/**
 * Somebody the office works with. Its laws are those of an offer: what is removed never comes back,
 * and the revision rises with every decision.
 */
record Partner(
        @Id String id,
        String name,
        Text summary,
        Link link,
        @Nullable Contact contact,
        int position,
        boolean removed,
        @Nullable String fingerprint,
        long revision,
        @Version long version) {

    /** What became of a wish to change something. */
    sealed interface Decision {
        record Changed(Partner partner, OfferEvent event) implements Decision {}

        record Unchanged(Partner partner) implements Decision {}
    }

    Partner {
        name = name.strip();
        if (id.isBlank() || name.isEmpty() || revision < 1) {
            throw new IllegalArgumentException("a partner has an id, a name and a revision");
        }
        if (position < 0 || position > Offer.LAST) {
            throw new IllegalArgumentException("no such position");
        }
    }

    /** {@code fingerprint}: of the request, when it carried an idempotency key. */
    static Decision.Changed make(String id, @Nullable String fingerprint, PartnerForm form) {
        var made = form.partner(id, fingerprint, 1, 0);
        return new Decision.Changed(made, PartnerChanged.of(made));
    }

    Decision change(PartnerForm to) {
        if (to.partner(id, fingerprint, revision, version).equals(this)) {
            return new Decision.Unchanged(this);
        }
        var changed = to.partner(id, fingerprint, revision + 1, version);
        return new Decision.Changed(changed, PartnerChanged.of(changed));
    }

    Decision.Changed remove() {
        var gone =
                new Partner(
                        id,
                        name,
                        summary,
                        link,
                        null,
                        position,
                        true,
                        fingerprint,
                        revision + 1,
                        version);
        return new Decision.Changed(gone, new PartnerRemoved(id, gone.revision()));
    }
}
