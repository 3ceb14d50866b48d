package de.smartregion.catalog.offer;

import io.swagger.v3.oas.annotations.media.Schema;

import org.jspecify.annotations.Nullable;

/** A text in German, and in English where somebody translated it. */
@Schema(name = "OfferText", requiredProperties = "de")
record Text(String de, @Nullable String en) {

    Text {
        de = de.strip();
        if (de.isEmpty()) {
            throw new IllegalArgumentException("the German text is empty");
        }
        en = en == null || en.isBlank() ? null : en.strip();
    }
}
