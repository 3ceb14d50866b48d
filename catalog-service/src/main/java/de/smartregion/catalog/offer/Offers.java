package de.smartregion.catalog.offer;

import de.smartregion.platform.outbox.AggregateStore;
import de.smartregion.platform.outbox.AggregateStores;

import org.springframework.data.domain.Sort;
import org.springframework.data.mongodb.core.query.Criteria;
import org.springframework.data.mongodb.core.query.Query;
import org.springframework.stereotype.Component;

import java.util.List;
import java.util.Optional;

/** Where offers and partners are kept; there are some dozens. */
@Component
class Offers {

    static final String OFFERS_TOPIC = "smartregion.catalog.offers";
    static final String PARTNERS_TOPIC = "smartregion.catalog.partners";

    private static final String REMOVED = "removed";

    /** More than anybody would show. */
    static final int MOST = 500;

    private final AggregateStore<Offer> offers;
    private final AggregateStore<Partner> partners;

    Offers(AggregateStores stores) {
        this.offers = stores.of(Offer.class, OFFERS_TOPIC);
        this.partners = stores.of(Partner.class, PARTNERS_TOPIC);
    }

    Optional<Offer> offer(String id) {
        return offers.find(id).filter(offer -> !offer.removed());
    }

    Optional<Partner> partner(String id) {
        return partners.find(id).filter(partner -> !partner.removed());
    }

    /** Removed or not: what a name was given to. */
    Optional<Offer> named(String id) {
        return offers.find(id);
    }

    Optional<Partner> namedPartner(String id) {
        return partners.find(id);
    }

    List<Offer> allOffers() {
        return offers.find(inOrder());
    }

    List<Partner> allPartners() {
        return partners.find(inOrder());
    }

    private static Query inOrder() {
        return Query.query(Criteria.where(REMOVED).is(false))
                .with(Sort.by("position", "_id"))
                .limit(MOST);
    }

    Offer insert(Offer.Decision.Changed made) {
        return offers.insert(made.offer(), List.of(made.event()));
    }

    /** Empty when somebody else was faster. */
    Optional<Offer> save(Offer before, Offer.Decision.Changed changed) {
        return offers.save(before, changed.offer(), List.of(changed.event()));
    }

    Partner insert(Partner.Decision.Changed made) {
        return partners.insert(made.partner(), List.of(made.event()));
    }

    /** Empty when somebody else was faster. */
    Optional<Partner> save(Partner before, Partner.Decision.Changed changed) {
        return partners.save(before, changed.partner(), List.of(changed.event()));
    }

    AggregateStore<Offer> offerStore() {
        return offers;
    }

    AggregateStore<Partner> partnerStore() {
        return partners;
    }
}
