package de.smartregion.events.finding;

import com.fasterxml.jackson.annotation.JsonInclude;

import de.smartregion.events.finding.Content.Field;
import de.smartregion.events.finding.Content.Kind;
import de.smartregion.events.finding.Content.Words;
import de.smartregion.platform.web.Markdown;

import io.swagger.v3.oas.annotations.media.Schema;

import org.jspecify.annotations.Nullable;

import java.time.Instant;
import java.util.List;

/** A finding as the world sees it; lists leave its text out. */
@Schema(
        name = "Finding",
        requiredProperties = {
            "id",
            "gathering",
            "kind",
            "title",
            "fields",
            "createdAt",
            "changedAt",
            "revision"
        })
@JsonInclude(JsonInclude.Include.NON_NULL)
record FindingView(
        String id,
        @Schema(description = "The forum it comes from.") String gathering,
        Kind kind,
        Words title,
        @Schema(description = "Markdown; not in lists.") @Nullable Words text,
        @Schema(description = "The same as HTML that harms nobody; not in lists.")
                @Nullable Words html,
        List<Field> fields,
        Instant createdAt,
        Instant changedAt,
        @Schema(description = "Rises with every decision about the finding.") long revision) {

    static FindingView of(Finding finding) {
        var text = finding.content().text();
        return of(
                finding,
                text,
                new Words(
                        Markdown.html(text.de()),
                        text.en() == null ? null : Markdown.html(text.en())));
    }

    static FindingView listed(Finding finding) {
        return of(finding, null, null);
    }

    private static FindingView of(Finding finding, @Nullable Words text, @Nullable Words html) {
        var said = finding.content();
        return new FindingView(
                finding.id(),
                said.gathering(),
                said.kind(),
                said.title(),
                text,
                html,
                said.fields(),
                finding.createdAt(),
                finding.changedAt(),
                finding.revision());
    }
}
