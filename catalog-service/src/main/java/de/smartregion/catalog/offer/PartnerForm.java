package de.smartregion.catalog.offer;

import de.smartregion.catalog.offer.OfferForm.ContactForm;
import de.smartregion.catalog.offer.OfferForm.LinkForm;
import de.smartregion.catalog.offer.OfferForm.SummaryForm;

import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;

import org.jspecify.annotations.Nullable;

/** A partner as somebody typed it. */
record PartnerForm(
        @NotBlank @Size(max = Offer.LINE) String name,
        @NotNull @Valid SummaryForm summary,
        @NotNull @Valid LinkForm link,
        @Valid @Nullable ContactForm contact,
        @Min(0) @Max(Offer.LAST) @Nullable Integer position) {

    /** Only for a form without violations. */
    Partner partner(String id, @Nullable String fingerprint, long revision, long version) {
        return new Partner(
                id,
                name,
                new Text(summary.de(), summary.en()),
                link.link(),
                contact == null ? null : contact.contact(),
                position == null ? Offer.LAST : position,
                false,
                fingerprint,
                revision,
                version);
    }
}
