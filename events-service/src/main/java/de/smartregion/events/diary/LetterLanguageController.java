package de.smartregion.events.diary;

import com.fasterxml.jackson.annotation.JsonProperty;

import de.smartregion.platform.security.Caller;
import de.smartregion.platform.web.ProblemException;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Schema;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;

import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** In which language somebody with an account wants our letters. */
@RestController
@RequestMapping("/api/events/letter-language")
class LetterLanguageController {

    private final Diaries diaries;
    private final Owners owners;

    LetterLanguageController(Diaries diaries, Owners owners) {
        this.diaries = diaries;
        this.owners = owners;
    }

    /**
     * @param language absent until it was chosen
     */
    record LetterLanguage(@Schema(allowableValues = {"de", "en"}) @Nullable String language) {}

    record ChosenLanguage(
            @JsonProperty("language")
                    @Schema(allowableValues = {"de", "en"})
                    @NotNull
                    @Pattern(regexp = "de|en")
                    String language) {}

    @Operation(
            operationId = "showLetterLanguage",
            summary = "The language the caller wants letters in",
            description = "Absent until it was chosen, and without a verified e-mail address.")
    @GetMapping
    LetterLanguage show(Caller caller) {
        return new LetterLanguage(owners.of(caller).flatMap(diaries::language).orElse(null));
    }

    @Operation(
            operationId = "chooseLetterLanguage",
            summary = "Choose the language of letters",
            description =
                    "Kept with the caller's address, whatever registers them proposes it; registrations there are"
                            + " already keep their own (changeRegistration).")
    @PutMapping
    LetterLanguage choose(Caller caller, @Valid @RequestBody ChosenLanguage chosen) {
        var owner =
                owners.of(caller)
                        .orElseThrow(
                                () ->
                                        new ProblemException(
                                                DiaryProblem.NO_VERIFIED_ADDRESS,
                                                "No language was chosen."));
        diaries.chooseLanguage(owner, chosen.language());
        return new LetterLanguage(chosen.language());
    }
}
