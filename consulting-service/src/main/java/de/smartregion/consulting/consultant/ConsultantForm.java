package de.smartregion.consulting.consultant;

import de.smartregion.consulting.consultant.AvailabilityForm.SpecialForm;
import de.smartregion.consulting.consultant.AvailabilityForm.WeeklyForm;
import de.smartregion.consulting.region.Travel;

import io.swagger.v3.oas.annotations.media.Schema;

import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;

import org.jspecify.annotations.Nullable;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.List;
import java.util.Locale;

/** Somebody who advises, as the office typed it. */
record ConsultantForm(
        @Size(max = 200) @Nullable String subject,
        @NotBlank @Size(max = 100) String name,
        @NotNull @Size(max = 200) @Pattern(regexp = EMAIL) String email,
        @NotEmpty @Size(max = 10) List<@NotNull Field> fields,
        @NotEmpty @Size(max = Consultant.MOST_MODULES)
                List<@NotNull @Pattern(regexp = Module.CODE) String> modules,
        @Size(max = 26) @Nullable List<@NotNull @Size(max = 8) String> districts,
        @NotNull @Size(max = 8) String home,
        @NotEmpty @Size(max = 2)
                List<@NotNull @Pattern(regexp = Consultant.LANGUAGE) String> languages,
        @NotNull @Min(0) @Max(2_000) Integer yearlyCapacity,
        @NotNull @Min(1) @Max(Consultant.MOST_A_DAY) Integer perDay,
        @NotNull @Min(1) @Max(7 * Consultant.MOST_A_DAY) Integer perWeek,
        @Min(Module.SHORTEST) @Max(Limits.DAY) @Nullable Integer minutesPerDay,
        @Min(Module.SHORTEST) @Max(7 * Limits.DAY) @Nullable Integer minutesPerWeek,
        @Size(max = Availability.MOST_WEEKLY) @Nullable List<@NotNull @Valid WeeklyForm> weekly,
        @Size(max = Availability.MOST_EXCEPTIONS)
                @Nullable List<@NotNull @Valid SpecialForm> exceptions,
        @Size(max = Consultant.ADDRESS) @Nullable String onlineAddress,
        @Pattern(regexp = Consultant.PHONE) @Nullable String phone,
        @Schema(
                        description =
                                "Of a calendar that says when the consultant is busy elsewhere; shown to the consultant only.")
                @Size(max = Consultant.ADDRESS)
                @Nullable String busyAddress,
        @Nullable Boolean active) {

    static final String EMAIL = "\\s*[^@\\s,;<>\"]{1,64}@[^@\\s,;<>\"]+\\.[^@\\s,;<>\"]+\\s*";

    /** Only for a form without violations; what does not fit together is named. */
    Consultant consultant(String id, Travel travel) {
        var wrong = new Wrong();
        wrong.unless(travel.knows(home), "home");
        for (int i = 0; districts != null && i < districts.size(); i++) {
            wrong.unless(travel.knows(districts.get(i)), "districts[" + i + "]");
        }
        var online = Text.orNone(onlineAddress);
        wrong.unless(online == null || isHttps(online), "onlineAddress");
        var busy = Text.orNone(busyAddress);
        wrong.unless(busy == null || isHttps(busy), "busyAddress");
        var availability = AvailabilityForm.of(weekly, exceptions, wrong);
        wrong.refuse();
        return new Consultant(
                id,
                Text.orNone(subject),
                name.strip(),
                email,
                fields,
                modules,
                districts == null ? List.of() : districts,
                home,
                languages,
                yearlyCapacity,
                perDay,
                perWeek,
                minutesPerDay,
                minutesPerWeek,
                availability,
                List.of(),
                busy,
                online,
                Text.orNone(phone),
                !Boolean.FALSE.equals(active),
                0);
    }

    boolean saysHours() {
        return weekly != null || exceptions != null;
    }

    boolean saysRoom() {
        return onlineAddress != null;
    }

    boolean saysPhone() {
        return phone != null;
    }

    boolean saysBusy() {
        return busyAddress != null;
    }

    static boolean isHttps(String address) {
        try {
            var uri = new URI(address);
            return uri.getScheme() != null
                    && uri.getScheme().toLowerCase(Locale.ROOT).equals("https")
                    && uri.getHost() != null
                    && uri.getUserInfo() == null;
        } catch (URISyntaxException _) {
            return false;
        }
    }

    @Override
    public String toString() {
        return "form of a consultant"; // personal data stays out of logs
    }
}
