package de.smartregion.catalog.offer;

import de.smartregion.platform.event.DomainEvent;

import org.jspecify.annotations.Nullable;

import java.util.List;

/** What happened to the office's offers and partners. */
sealed interface OfferEvent extends DomainEvent {

    /** Also when it is new: the revision is 1 then. */
    record OfferChanged(
            String offer,
            long revision,
            String title,
            @Nullable String titleEnglish,
            String summary,
            @Nullable String summaryEnglish,
            String kind,
            List<String> fields,
            @Nullable String target,
            List<String> partners,
            int position,
            boolean visible)
            implements OfferEvent {

        static OfferChanged of(Offer offer) {
            return new OfferChanged(
                    offer.id(),
                    offer.revision(),
                    offer.title().de(),
                    offer.title().en(),
                    offer.summary().de(),
                    offer.summary().en(),
                    offer.kind().name(),
                    offer.fields().stream().map(Enum::name).toList(),
                    offer.target(),
                    offer.partners(),
                    offer.position(),
                    offer.visible());
        }
    }

    record OfferRemoved(String offer, long revision) implements OfferEvent {}

    record PartnerChanged(
            String partner,
            long revision,
            String name,
            String summary,
            @Nullable String summaryEnglish,
            String url,
            int position)
            implements OfferEvent {

        static PartnerChanged of(Partner partner) {
            return new PartnerChanged(
                    partner.id(),
                    partner.revision(),
                    partner.name(),
                    partner.summary().de(),
                    partner.summary().en(),
                    partner.link().url(),
                    partner.position());
        }
    }

    record PartnerRemoved(String partner, long revision) implements OfferEvent {}

    @Override
    default String type() {
        return switch (this) {
            case OfferChanged _ -> "de.smartregion.catalog.offer-changed.v1";
            case OfferRemoved _ -> "de.smartregion.catalog.offer-removed.v1";
            case PartnerChanged _ -> "de.smartregion.catalog.partner-changed.v1";
            case PartnerRemoved _ -> "de.smartregion.catalog.partner-removed.v1";
        };
    }
}
