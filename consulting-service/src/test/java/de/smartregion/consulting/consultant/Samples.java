package de.smartregion.consulting.consultant;

import de.smartregion.consulting.agenda.Agenda;
import de.smartregion.consulting.agenda.Mode;
import de.smartregion.consulting.almanac.Almanac;
import de.smartregion.consulting.region.Travel;
import de.smartregion.consulting.region.TravelSettings;

import org.jspecify.annotations.Nullable;

import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** People, modules and dates that tests talk about. */
public final class Samples {

    public static final String KASSEL = "06611000";
    public static final String KASSEL_DISTRICT = "06611";
    public static final String GROSS_GERAU = "06433";
    public static final LocalDate MONDAY = LocalDate.of(2027, 3, 1);
    public static final Instant NOW = at(MONDAY, "07:00");
    public static final Almanac ALMANAC = new Almanac();
    public static final Travel TRAVEL = new Travel(travelSettings());

    private Samples() {}

    public static TravelSettings travelSettings() {
        return new TravelSettings(15, 1.1, 20, Map.of());
    }

    /** What the clock shows in Hessen. */
    public static Instant at(LocalDate date, String clock) {
        return date.atTime(LocalTime.parse(clock)).atZone(Almanac.HESSEN).toInstant();
    }

    public static Module module(String code, int minutes, int before, int after) {
        return new Module(
                code,
                "Erstberatung",
                "First advice",
                "Wo stehen wir, und was ist der nächste Schritt?",
                null,
                minutes,
                before,
                after,
                List.of(Mode.ON_SITE, Mode.ONLINE),
                List.of(),
                0,
                true,
                0);
    }

    public static final Module HOUR = module("erstberatung", 60, 0, 0);

    public static Times workdays(String from, String until) {
        var times = Times.NONE;
        for (var day : DayOfWeek.values()) {
            times = day.getValue() <= 5 ? times.and(day, from, until) : times;
        }
        return times;
    }

    public static Consultant consultant(String id, String home, Times times) {
        return consultant(id, home, times, 8, 40);
    }

    public static Consultant consultant(
            String id, String home, Times times, int perDay, int perWeek) {
        return consultant(id, home, times, new Limits(perDay, perWeek, null, null));
    }

    public static Consultant consultant(String id, String home, Times times, Limits limits) {
        return new Consultant(
                id,
                null,
                "Karla Probst-Muster",
                id + "@ekom21.example",
                List.of(Field.ADMINISTRATION, Field.MOBILITY),
                List.of("erstberatung", "workshop"),
                List.of(),
                home,
                List.of("de"),
                120,
                limits.perDay(),
                limits.perWeek(),
                limits.minutesPerDay(),
                limits.minutesPerWeek(),
                times.hours(),
                times.absences(),
                null,
                "https://raum.example/" + id,
                null,
                true,
                0);
    }

    public static Consultant left(Consultant it) {
        return new Consultant(
                it.id(),
                it.subject(),
                it.name(),
                it.email(),
                it.fields(),
                it.modules(),
                it.districts(),
                it.home(),
                it.languages(),
                it.yearlyCapacity(),
                it.perDay(),
                it.perWeek(),
                it.minutesPerDay(),
                it.minutesPerWeek(),
                it.availability(),
                it.absences(),
                it.busyAddress(),
                it.onlineAddress(),
                it.phone(),
                false,
                it.version());
    }

    /** Knows energy, and has so many appointments a year. */
    public static Consultant withCapacity(String id, int yearly) {
        return new Consultant(
                id,
                null,
                "Kim Kalender",
                id + "@ekom21.example",
                List.of(Field.ENERGY),
                List.of("erstberatung"),
                List.of(),
                KASSEL_DISTRICT,
                List.of("de"),
                yearly,
                8,
                40,
                null,
                null,
                workdays("08:00", "17:00").hours(),
                List.of(),
                null,
                null,
                null,
                true,
                0);
    }

    /** Knows this module, and is in Kassel. */
    public static Consultant adviser(String id, String module) {
        return new Consultant(
                id,
                null,
                "Karla Probst-Muster",
                id + "@ekom21.example",
                List.of(Field.ENVIRONMENT),
                List.of(module),
                List.of(),
                KASSEL_DISTRICT,
                List.of("de"),
                120,
                8,
                40,
                null,
                null,
                workdays("08:00", "18:00").hours(),
                List.of(),
                null,
                null,
                null,
                true,
                0);
    }

    public static final Consultant KARLA =
            consultant("karla", KASSEL_DISTRICT, workdays("08:00", "17:00"));

    public static Agenda.Need online() {
        return new Agenda.Need("erstberatung", Mode.ONLINE, null, Set.of(), "de");
    }

    public static Agenda.Need onSite(String place) {
        return new Agenda.Need("erstberatung", Mode.ON_SITE, place, Set.of(), "de");
    }

    public static Agenda.Need need(@Nullable String place) {
        return place == null ? online() : onSite(place);
    }

    /** The same, for who has this already. */
    public static Agenda.Need moving(Agenda.Need need, Agenda.@Nullable Has has) {
        return new Agenda.Need(
                need.module(),
                need.mode(),
                need.place(),
                need.fields(),
                need.language(),
                has,
                need.asked());
    }
}
