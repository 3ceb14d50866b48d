package de.smartregion.consulting.consultant;

import de.smartregion.consulting.consultant.AvailabilityForm.SpecialForm;
import de.smartregion.consulting.consultant.AvailabilityForm.WeeklyForm;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;

import org.jspecify.annotations.Nullable;

import java.util.List;

/** What a consultant says about the own work. */
record OwnForm(
        @Size(max = Availability.MOST_WEEKLY) @Nullable List<@NotNull @Valid WeeklyForm> weekly,
        @Size(max = Availability.MOST_EXCEPTIONS)
                @Nullable List<@NotNull @Valid SpecialForm> exceptions,
        @NotEmpty @Size(max = 2)
                List<@NotNull @Pattern(regexp = Consultant.LANGUAGE) String> languages,
        @Size(max = Consultant.ADDRESS) @Nullable String busyAddress,
        @Size(max = Consultant.ADDRESS) @Nullable String onlineAddress,
        @Pattern(regexp = Consultant.PHONE) @Nullable String phone) {

    /** Only for a form without violations; what does not fit together is named. */
    Consultant.Change change(Consultant consultant) {
        var wrong = new Wrong();
        var busy = Text.orNone(busyAddress);
        var online = Text.orNone(onlineAddress);
        wrong.unless(busy == null || ConsultantForm.isHttps(busy), "busyAddress");
        wrong.unless(online == null || ConsultantForm.isHttps(online), "onlineAddress");
        var availability = AvailabilityForm.of(weekly, exceptions, wrong);
        wrong.refuse();
        return consultant.changeOwn(
                availability,
                languages.stream().distinct().sorted().toList(),
                busy,
                online,
                Text.orNone(phone));
    }

    @Override
    public String toString() {
        return "form of a consultant"; // who knows the address reads the calendar
    }
}
