package de.smartregion.catalog.offer;

import de.smartregion.platform.outbox.DuplicateAggregate;
import de.smartregion.platform.outbox.Names;
import de.smartregion.platform.web.CommonProblem;
import de.smartregion.platform.web.Problem;

import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

import java.util.List;
import java.util.Objects;
import java.util.Optional;

/** Makes, changes and removes offers and partners, for who has seen what is there. */
@Component
class ChangeOffers {

    private static final Logger log = LoggerFactory.getLogger(ChangeOffers.class);
    private final Offers offers;

    sealed interface Outcome<T> {
        record Done<T>(T now) implements Outcome<T> {}

        record Refused<T>(Problem why) implements Outcome<T> {}
    }

    /** Under which name somebody asks for it; asked twice, it is made once. */
    record Naming(String caller, String key, String fingerprint) {
        String id(String what) {
            return Names.of(what, caller, key);
        }
    }

    ChangeOffers(Offers offers) {
        this.offers = offers;
    }

    Outcome<Offer> make(OfferForm form, @Nullable Naming naming) {
        var made =
                Offer.make(
                        naming == null ? Names.random() : naming.id("offer"),
                        naming == null ? null : naming.fingerprint(),
                        form);
        if (!areKnown(made.offer().partners())) {
            return new Outcome.Refused<>(OfferProblem.PARTNER_UNKNOWN);
        }
        try {
            var kept = offers.insert(made);
            log.info("made offer {}", kept.id());
            return new Outcome.Done<>(kept);
        } catch (DuplicateAggregate taken) {
            var earlier = offers.named(made.offer().id()).orElseThrow(() -> taken);
            return Objects.equals(earlier.fingerprint(), made.offer().fingerprint())
                    ? new Outcome.Done<>(earlier)
                    : new Outcome.Refused<>(OfferProblem.IDEMPOTENCY_KEY_REUSED);
        }
    }

    Outcome<Offer> change(String id, long seen, OfferForm form) {
        var offer = offers.offer(id).orElse(null);
        if (offer == null) {
            return new Outcome.Refused<>(OfferProblem.OFFER_NOT_FOUND);
        }
        if (offer.version() != seen) {
            return new Outcome.Refused<>(CommonProblem.PRECONDITION_FAILED);
        }
        return switch (offer.change(form)) {
            case Offer.Decision.Unchanged(var same) -> new Outcome.Done<>(same);
            case Offer.Decision.Changed changed ->
                    areKnown(changed.offer().partners())
                            ? saved(offers.save(offer, changed))
                            : new Outcome.Refused<>(OfferProblem.PARTNER_UNKNOWN);
        };
    }

    Outcome<Offer> remove(String id, long seen) {
        var offer = offers.offer(id).orElse(null);
        if (offer == null) {
            return new Outcome.Refused<>(OfferProblem.OFFER_NOT_FOUND);
        }
        return offer.version() == seen
                ? saved(offers.save(offer, offer.remove()))
                : new Outcome.Refused<>(CommonProblem.PRECONDITION_FAILED);
    }

    Outcome<Partner> make(PartnerForm form, @Nullable Naming naming) {
        var made =
                Partner.make(
                        naming == null ? Names.random() : naming.id("partner"),
                        naming == null ? null : naming.fingerprint(),
                        form);
        try {
            var kept = offers.insert(made);
            log.info("made partner {}", kept.id());
            return new Outcome.Done<>(kept);
        } catch (DuplicateAggregate taken) {
            var earlier = offers.namedPartner(made.partner().id()).orElseThrow(() -> taken);
            return Objects.equals(earlier.fingerprint(), made.partner().fingerprint())
                    ? new Outcome.Done<>(earlier)
                    : new Outcome.Refused<>(OfferProblem.IDEMPOTENCY_KEY_REUSED);
        }
    }

    Outcome<Partner> change(String id, long seen, PartnerForm form) {
        var partner = offers.partner(id).orElse(null);
        if (partner == null) {
            return new Outcome.Refused<>(OfferProblem.PARTNER_NOT_FOUND);
        }
        if (partner.version() != seen) {
            return new Outcome.Refused<>(CommonProblem.PRECONDITION_FAILED);
        }
        return switch (partner.change(form)) {
            case Partner.Decision.Unchanged(var same) -> new Outcome.Done<>(same);
            case Partner.Decision.Changed changed -> saved(offers.save(partner, changed));
        };
    }

    /** Offers that name it keep doing so; they are shown without it. */
    Outcome<Partner> removePartner(String id, long seen) {
        var partner = offers.partner(id).orElse(null);
        if (partner == null) {
            return new Outcome.Refused<>(OfferProblem.PARTNER_NOT_FOUND);
        }
        return partner.version() == seen
                ? saved(offers.save(partner, partner.remove()))
                : new Outcome.Refused<>(CommonProblem.PRECONDITION_FAILED);
    }

    private boolean areKnown(List<String> partners) {
        return partners.stream().allMatch(id -> offers.partner(id).isPresent());
    }

    private static <T> Outcome<T> saved(Optional<T> saved) {
        return saved.<Outcome<T>>map(Outcome.Done::new)
                .orElseGet(() -> new Outcome.Refused<>(CommonProblem.PRECONDITION_FAILED));
    }
}
