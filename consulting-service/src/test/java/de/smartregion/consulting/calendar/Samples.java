package de.smartregion.consulting.calendar;

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
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** People, modules and dates that tests talk about. */
final class Samples {

    static final String KASSEL = "06611000";
    static final String KASSEL_DISTRICT = "06611";
    static final String GROSS_GERAU = "06433";
    static final LocalDate MONDAY = LocalDate.of(2027, 3, 1);
    static final Instant NOW = at(MONDAY, "07:00");
    static final Almanac ALMANAC = new Almanac();
    static final Travel TRAVEL = new Travel(travelSettings());

    private Samples() {}

    static TravelSettings travelSettings() {
        return new TravelSettings(15, 1.1, 20, Map.of());
    }

    /** What the clock shows in Hessen. */
    static Instant at(LocalDate date, String clock) {
        return date.atTime(LocalTime.parse(clock)).atZone(Almanac.HESSEN).toInstant();
    }

    static Module module(String code, int minutes, int before, int after) {
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

    static final Module HOUR = module("erstberatung", 60, 0, 0);

    static Availability.Weekly weekly(DayOfWeek day, String from, String until) {
        return new Availability.Weekly(day, Hours.of(from, until), null, null);
    }

    static Availability workdays(String from, String until) {
        return new Availability(
                Arrays.stream(DayOfWeek.values())
                        .filter(it -> it.getValue() <= 5)
                        .map(it -> weekly(it, from, until))
                        .toList(),
                List.of());
    }

    static Consultant consultant(String id, String home, Availability availability) {
        return consultant(id, home, availability, List.of(), 8, 40);
    }

    static Consultant consultant(
            String id,
            String home,
            Availability availability,
            List<Absence> absences,
            int perDay,
            int perWeek) {
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
                perDay,
                perWeek,
                availability,
                absences,
                null,
                "https://raum.example/" + id,
                true,
                0);
    }

    /** Knows energy, and has so many appointments a year. */
    static Consultant withCapacity(String id, int yearly) {
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
                workdays("08:00", "17:00"),
                List.of(),
                null,
                null,
                true,
                0);
    }

    static final Consultant KARLA =
            consultant("karla", KASSEL_DISTRICT, workdays("08:00", "17:00"));

    static DayTerms terms(Consultant consultant, LocalDate date) {
        return new DayTerms(
                consultant.home(),
                consultant.working(ALMANAC.date(date)),
                List.of(),
                consultant.perDay(),
                consultant.perWeek(),
                0,
                TRAVEL);
    }

    static Agenda.Need online() {
        return new Agenda.Need("erstberatung", Mode.ONLINE, null, Set.of(), "de");
    }

    static Agenda.Need onSite(String place) {
        return new Agenda.Need("erstberatung", Mode.ON_SITE, place, Set.of(), "de");
    }

    /** The same, for who has this already. */
    static Agenda.Need moving(Agenda.Need need, Agenda.@Nullable Has has) {
        return new Agenda.Need(
                need.module(), need.mode(), need.place(), need.fields(), need.language(), has);
    }

    static Wish wish(String claim, @Nullable String place, LocalDate date, String clock) {
        return Wish.of(claim, HOUR, place, at(date, clock));
    }
}
