package de.smartregion.catalog.offer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import de.smartregion.catalog.offer.OfferEvent.OfferChanged;
import de.smartregion.catalog.offer.OfferEvent.OfferRemoved;

import org.junit.jupiter.api.Test;

/** Offers are made, changed and removed. */
class OfferStoryTest {

    private final Offer made = Offer.make("o", null, OfferEvents.offer("Beratung", 1)).offer();

    @Test
    void aChangeIsToldWithAHigherRevision() {
        assertThat(made.change(OfferEvents.offer("Beratung und mehr", 1)))
                .isInstanceOfSatisfying(
                        Offer.Decision.Changed.class,
                        changed -> {
                            assertThat(changed.offer().revision()).isEqualTo(2);
                            assertThat(changed.event())
                                    .isInstanceOfSatisfying(
                                            OfferChanged.class,
                                            event ->
                                                    assertThat(event.title())
                                                            .isEqualTo("Beratung und mehr"));
                        });
    }

    @Test
    void theSameAgainIsNotTold() {
        assertThat(made.change(OfferEvents.offer("Beratung", 1)))
                .isEqualTo(new Offer.Decision.Unchanged(made));
    }

    @Test
    void whatIsRemovedIsShownToNobodyAndNamesNobody() {
        var gone = made.remove();
        assertThat(gone.offer().removed()).isTrue();
        assertThat(gone.offer().visible()).isFalse();
        assertThat(gone.offer().contact()).isNull();
        assertThat(gone.event()).isEqualTo(new OfferRemoved("o", 2));
    }

    @Test
    void aPartnerHasTheSameStory() {
        var partner = Partner.make("p", null, OfferEvents.partner("Eins")).partner();
        assertThat(partner.change(OfferEvents.partner("Eins")))
                .isEqualTo(new Partner.Decision.Unchanged(partner));
        assertThat(partner.change(OfferEvents.partner("Zwei")))
                .isInstanceOf(Partner.Decision.Changed.class);
        assertThat(partner.remove().partner().removed()).isTrue();
    }

    @Test
    void linksLeadByHttpsOnly() {
        assertThatThrownBy(() -> new Link("x", "javascript:alert(1)"))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new Link("x", "https://user@host.example"))
                .isInstanceOf(IllegalArgumentException.class);
    }
}
