package de.smartregion.catalog.project;

import com.fasterxml.jackson.annotation.JsonInclude;

import de.smartregion.catalog.project.Project.Decision;
import de.smartregion.catalog.region.Municipalities;
import de.smartregion.platform.web.ProblemException;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;

import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

import java.time.Clock;
import java.time.Instant;
import java.util.List;

/** Where the office sees what nobody has confirmed for long, and asks. */
@RestController
@RequestMapping("/api/catalog/confirmations")
@Tag(name = "projects")
class ConfirmationController {

    private static final int LAST_PAGE = 1_000;

    private final Projects projects;
    private final AskForConfirmation askForConfirmation;
    private final ProjectSettings settings;
    private final Clock clock;

    @Schema(
            name = "Confirmation",
            requiredProperties = {
                "project",
                "title",
                "municipalities",
                "contact",
                "email",
                "confirmedAt",
                "dueAt"
            })
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record View(
            String project,
            String title,
            @Nullable String titleEnglish,
            @Schema(description = "By their names.") List<String> municipalities,
            String contact,
            String email,
            Instant confirmedAt,
            @Schema(description = "From when its contact is asked.") Instant dueAt,
            @Schema(description = "Since when it is overdue; nobody has been asked when absent.")
                    @Nullable Instant askedAt,
            @Schema(description = "When its contact was asked again, last.")
                    @Nullable Instant repeatedAt) {
        @Override
        public String toString() {
            return "confirmation of " + project; // personal data stays out of logs
        }
    }

    @Schema(
            name = "Confirmations",
            requiredProperties = {"items", "page", "size", "total"})
    record ListView(List<View> items, int page, int size, long total) {}

    ConfirmationController(
            Projects projects,
            AskForConfirmation askForConfirmation,
            ProjectSettings settings,
            Clock clock) {
        this.projects = projects;
        this.askForConfirmation = askForConfirmation;
        this.settings = settings;
        this.clock = clock;
    }

    @Operation(
            operationId = "listConfirmations",
            summary = "What is overdue or soon due to be confirmed (staff)",
            description = "The longest unconfirmed first.")
    @GetMapping
    ListView list(
            @RequestParam(defaultValue = "0") @Min(0) @Max(LAST_PAGE) int page,
            @RequestParam(defaultValue = "25") @Min(1) @Max(100) int size) {
        var until = clock.instant().minus(settings.trusted()).plus(settings.soon());
        return new ListView(
                projects.confirmedBefore(until, page, size).stream().map(this::view).toList(),
                page,
                size,
                projects.countConfirmedBefore(until));
    }

    @Operation(
            operationId = "askForConfirmation",
            summary = "Ask its contact, or ask again (staff)",
            description =
                    "By a letter whose link replaces that of the one before; within a day after a letter nothing is"
                            + " sent.")
    @PostMapping("/{id}")
    View ask(@PathVariable String id) {
        return switch (askForConfirmation.ask(id)) {
            case Decision.Changed(var asked, _) -> view(asked);
            case Decision.Unchanged(var same) -> view(same);
            case Decision.Refused(var why, _) ->
                    throw new ProblemException(why, "Nobody was asked.");
        };
    }

    private View view(Project project) {
        var profile = project.profile();
        return new View(
                project.id(),
                profile.title(),
                profile.titleEnglish(),
                profile.municipalities().stream().map(Municipalities::nameOf).toList(),
                profile.contact().name(),
                profile.contact().email(),
                project.confirmedAt(),
                project.confirmedAt().plus(settings.trusted()),
                project.confirmAsked(),
                project.confirmRepeated());
    }
}
