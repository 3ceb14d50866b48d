package de.smartregion.catalog.offer;

import de.smartregion.catalog.offer.Offer.Field;
import de.smartregion.catalog.offer.Offer.Kind;

import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;

import org.jspecify.annotations.Nullable;

import java.util.List;

/** An offer as somebody typed it: it may be wrong in several places, and each is named. */
record OfferForm(
        @NotNull @Valid TitleForm title,
        @NotNull @Valid SummaryForm summary,
        @Valid @Nullable TextForm text,
        @Size(max = 10) @Nullable List<@NotNull Field> fields,
        @NotNull Kind kind,
        @Size(max = Offer.LINE) @Pattern(regexp = Offer.TARGET) @Nullable String target,
        @Valid @Nullable ContactForm contact,
        @Size(max = Offer.MOST_LINKS) @Nullable List<@NotNull @Valid LinkForm> links,
        @Size(max = Offer.MOST_PARTNERS)
                @Nullable List<@NotBlank @Size(max = 64) @Pattern(regexp = "[A-Za-z0-9_-]+") String>
                        partners,
        @Min(0) @Max(Offer.LAST) @Nullable Integer position,
        @Nullable Boolean visible) {

    record TitleForm(
            @NotBlank @Size(max = Offer.LINE) String de,
            @Size(max = Offer.LINE) @Nullable String en) {}

    record SummaryForm(
            @NotBlank @Size(max = Offer.PARAGRAPH) String de,
            @Size(max = Offer.PARAGRAPH) @Nullable String en) {}

    record TextForm(
            @NotBlank @Size(max = Offer.TEXT) String de,
            @Size(max = Offer.TEXT) @Nullable String en) {}

    record LinkForm(
            @NotBlank @Size(max = Offer.LINE) String label,
            @NotBlank
                    @Size(max = Link.LONGEST)
                    @Pattern(regexp = "\\s*https://[^\\s@/?#\\\\]+([/?#]\\S*)?\\s*")
                    String url) {

        Link link() {
            return new Link(label, url);
        }
    }

    record ContactForm(
            @NotBlank @Size(max = Offer.LINE) String name,
            @NotBlank @Size(max = Offer.LINE) @Pattern(regexp = Contact.EMAIL) String email,
            @Size(max = 50) @Nullable String phone) {

        Contact contact() {
            return new Contact(name, email, phone);
        }

        @Override
        public String toString() {
            return "contact"; // personal data stays out of logs
        }
    }

    /** Only for a form without violations. */
    Offer offer(String id, @Nullable String fingerprint, long revision, long version) {
        return new Offer(
                id,
                new Text(title.de(), title.en()),
                new Text(summary.de(), summary.en()),
                text == null ? null : new Text(text.de(), text.en()),
                fields == null ? List.of() : fields,
                kind,
                target,
                contact == null ? null : contact.contact(),
                links == null ? List.of() : links.stream().map(LinkForm::link).toList(),
                partners == null ? List.of() : partners,
                position == null ? Offer.LAST : position,
                visible == null || visible,
                false,
                fingerprint,
                revision,
                version);
    }
}
