package de.smartregion.consulting.consultation;

import de.smartregion.consulting.agenda.Agenda.Advice;
import de.smartregion.consulting.agenda.Mode;

import io.swagger.v3.oas.annotations.media.Schema;

import jakarta.validation.Valid;
import jakarta.validation.constraints.AssertTrue;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;

import org.jspecify.annotations.Nullable;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Locale;

/** What somebody filled in: it may be wrong in several places, and each is named. */
@Schema(name = "ConsultationRequest")
record RequestForm(
        @NotBlank
                @Size(max = Wording.LINE)
                @Pattern(regexp = Wording.ONE_LINE, message = "{consultation.one-line}")
                String name,
        @NotNull
                @Size(max = Wording.EMAIL_LENGTH)
                @Pattern(regexp = Wording.EMAIL, message = "{consultation.email}")
                String email,
        @NotNull @RegionKey String municipality,
        @Size(max = Wording.LINE)
                @Pattern(regexp = Wording.ONE_LINE, message = "{consultation.one-line}")
                @Nullable String function,
        @Pattern(regexp = Wording.PHONE, message = "{consultation.phone}") @Nullable String phone,
        @Size(max = 10) @Nullable List<@Valid @NotNull ParticipantForm> people,
        @NotBlank
                @Size(max = Wording.LONG)
                @Pattern(regexp = Wording.TEXT, message = "{consultation.text}")
                String question,
        @Size(max = Wording.LONG) @Pattern(regexp = Wording.TEXT, message = "{consultation.text}")
                @Nullable String goals,
        @NotEmpty @Size(max = 10)
                List<
                                @NotNull
                                @Pattern(regexp = Wording.FIELDS, message = "{consultation.field}")
                                String>
                        fields,
        @NotNull @Pattern(regexp = Wording.ID) String module,
        @NotNull Mode mode,
        @Schema(description = "Where the consultant comes to; needed on site.")
                @Size(max = Wording.SHORT)
                @Pattern(regexp = Wording.TEXT, message = "{consultation.text}")
                @Nullable String address,
        @Size(max = 3) @Nullable List<@Valid @NotNull WindowForm> windows,
        @Valid @Nullable HoldForm hold,
        @Pattern(regexp = Wording.ID) @Nullable String project,
        @Pattern(regexp = Wording.ID) @Nullable String gathering,
        @Schema(description = "What a forum came to, that it is about.")
                @Pattern(regexp = Wording.ID)
                @Nullable String finding,
        @Schema(
                        allowableValues = {"de", "en"},
                        defaultValue = "de")
                @Pattern(regexp = "de|en")
                @Nullable String language,
        @NotNull @AssertTrue Boolean privacyAccepted) {

    @Schema(name = "ConsultationParticipant")
    record ParticipantForm(
            @NotBlank
                    @Size(max = Wording.LINE)
                    @Pattern(regexp = Wording.ONE_LINE, message = "{consultation.one-line}")
                    String name,
            @NotNull
                    @Size(max = Wording.EMAIL_LENGTH)
                    @Pattern(regexp = Wording.EMAIL, message = "{consultation.email}")
                    String email) {
        @Override
        public String toString() {
            return "participant";
        }
    }

    @Schema(name = "ConsultationWindow")
    record WindowForm(@NotNull Instant from, @NotNull Instant until) {}

    @Schema(name = "ConsultationHold")
    record HoldForm(
            @NotNull @Pattern(regexp = Wording.ID) String hold,
            @NotNull @Size(max = 1000) String token) {
        @Override
        public String toString() {
            return "hold";
        }
    }

    /** What a pattern cannot say; the name of the field that is wrong, or nothing. */
    @Nullable String wrong(@Nullable Advice advice) {
        if (advice == null || !advice.active()) {
            return "module";
        }
        if (!advice.modes().contains(mode)) {
            return "mode";
        }
        return wrong(mode, phone, address, windows);
    }

    static @Nullable String wrong(
            Mode mode,
            @Nullable String phone,
            @Nullable String address,
            @Nullable List<WindowForm> windows) {
        if (mode == Mode.PHONE && (phone == null || phone.chars().noneMatch(Character::isDigit))) {
            return "phone";
        }
        if (mode == Mode.ON_SITE && blank(address) == null) {
            return "address";
        }
        for (int i = 0; windows != null && i < windows.size(); i++) {
            if (!windows.get(i).from().isBefore(windows.get(i).until())) {
                return "windows[" + i + "].until";
            }
        }
        return null;
    }

    /** Only for a form without violations. */
    Request request(Advice advice, @Nullable String subject) {
        return new Request(
                municipality,
                new Person(name.strip(), address(email), blank(function), blank(phone), subject),
                people(people),
                question.strip(),
                blank(goals),
                fields.stream().distinct().sorted().toList(),
                advice.module(),
                advice.title(),
                advice.titleEnglish(),
                advice.minutes(),
                mode,
                mode == Mode.ON_SITE ? blank(address) : null,
                windows(windows),
                project,
                gathering,
                finding,
                language == null ? "de" : language);
    }

    private static String address(String email) {
        return email.strip().toLowerCase(Locale.ROOT);
    }

    static List<Participant> people(@Nullable List<ParticipantForm> people) {
        return people == null
                ? List.of()
                : people.stream()
                        .map(it -> new Participant(it.name().strip(), address(it.email())))
                        .toList();
    }

    static List<Window> windows(@Nullable List<WindowForm> windows) {
        return windows == null
                ? List.of()
                : windows.stream()
                        .map(
                                it ->
                                        new Window(
                                                it.from().truncatedTo(ChronoUnit.MILLIS),
                                                it.until().truncatedTo(ChronoUnit.MILLIS)))
                        .toList();
    }

    static @Nullable String blank(@Nullable String text) {
        return text == null || text.isBlank() ? null : text.strip();
    }

    @Override
    public String toString() {
        return "consultation form"; // personal data stays out of logs
    }
}
