package de.smartregion.events.finding;

import de.smartregion.events.finding.Content.Field;
import de.smartregion.events.finding.Content.Kind;
import de.smartregion.events.finding.Content.Words;

import io.swagger.v3.oas.annotations.media.Schema;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;

import org.jspecify.annotations.Nullable;

import java.util.List;

/** A finding as somebody typed it: it may be wrong in several places, and each is named. */
record FindingForm(
        @Schema(description = "The forum.") @NotNull @Pattern(regexp = Content.ID) String gathering,
        @NotNull Kind kind,
        @NotNull @Valid TitleForm title,
        @Schema(description = "Markdown.") @NotNull @Valid TextForm text,
        @NotEmpty @Size(max = 10) List<@NotNull Field> fields) {

    @Schema(name = "FindingTitle")
    record TitleForm(
            @NotBlank
                    @Size(max = Content.LINE)
                    @Pattern(regexp = Content.ONE_LINE, message = "{gathering.one-line}")
                    String de,
            @Size(max = Content.LINE)
                    @Pattern(regexp = Content.ONE_LINE, message = "{gathering.one-line}")
                    @Nullable String en) {}

    @Schema(name = "FindingText")
    record TextForm(
            @NotBlank @Size(max = Content.TEXT) String de,
            @Size(max = Content.TEXT) @Nullable String en) {}

    /** Only for a form without violations. */
    Content content() {
        return new Content(
                gathering,
                kind,
                new Words(title.de(), title.en()),
                new Words(text.de(), text.en()),
                fields);
    }
}
