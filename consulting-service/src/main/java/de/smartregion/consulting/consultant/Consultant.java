package de.smartregion.consulting.consultant;

import de.smartregion.consulting.agenda.Agenda;
import de.smartregion.consulting.almanac.Almanac;
import de.smartregion.consulting.almanac.Stretch;
import de.smartregion.consulting.region.Travel;

import org.jspecify.annotations.Nullable;
import org.springframework.data.annotation.Id;
import org.springframework.data.annotation.Version;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

/**
 * Who advises: what, where, when, how much.
 *
 * <p>Its laws: somebody who advises knows one field and one module at least, speaks one language at
 * least, and lives in a district; absences have names of their own, and what is long over is
 * forgotten.
 *
 * @param subject of the account, if it is known; otherwise the verified address says who it is
 * @param districts official keys; none means all of Hessen
 * @param home the district the ways begin and end in
 * @param busyAddress of a calendar that says when the consultant is busy elsewhere: who knows it
 *     reads it, so it is shown to the consultant only
 * @param onlineAddress of the room for online appointments; told only to those who take part
 * @param phone told to those who are advised
 */
public record Consultant(
        @Id String id,
        @Nullable String subject,
        String name,
        String email,
        List<Field> fields,
        List<String> modules,
        List<String> districts,
        String home,
        List<String> languages,
        int yearlyCapacity,
        int perDay,
        int perWeek,
        @Nullable Integer minutesPerDay,
        @Nullable Integer minutesPerWeek,
        Availability availability,
        List<Absence> absences,
        @Nullable String busyAddress,
        @Nullable String onlineAddress,
        @Nullable String phone,
        boolean active,
        @Version long version) {

    /** More than anybody can do in a day. */
    public static final int MOST_A_DAY = 40;

    static final String ID = "[a-z0-9][a-z0-9-]{1,39}";
    public static final String LANGUAGE = "de|en";
    static final String PHONE = "\\s*|[+0-9()/.-][+0-9 ()/.-]{1,38}[+0-9()/.-]";
    static final int MOST_ABSENCES = 200;
    static final int MOST_MODULES = 100;
    static final int ADDRESS = 2_000;

    private static final Duration REMEMBERED = Duration.ofDays(400);
    private static final Pattern SHAPE = Pattern.compile(ID);

    /** Whether something is different now, and what is told of it. */
    sealed interface Change {
        record Changed(Consultant consultant, List<ConsultantEvent> events) implements Change {

            public Changed {
                events = List.copyOf(events);
            }
        }

        record Unchanged(Consultant consultant) implements Change {}

        record Refused(CalendarProblem why) implements Change {}
    }

    public Consultant {
        email = email.strip().toLowerCase(Locale.ROOT);
        fields = fields.stream().distinct().sorted().toList();
        modules = modules.stream().distinct().sorted().toList();
        districts = districts.stream().distinct().sorted().toList();
        languages = languages.stream().distinct().sorted().toList();
        absences =
                absences.stream()
                        .sorted(Comparator.comparing(Absence::from).thenComparing(Absence::id))
                        .toList();
        if (!SHAPE.matcher(id).matches() || name.isBlank() || email.isBlank()) {
            throw new IllegalArgumentException("a consultant has an id, a name and an address");
        }
        if (fields.isEmpty() || modules.isEmpty() || languages.isEmpty()) {
            throw new IllegalArgumentException("a consultant knows something");
        }
        if (yearlyCapacity < 0) {
            throw new IllegalArgumentException("a year's capacity is a number of appointments");
        }
        var _ = new Limits(perDay, perWeek, minutesPerDay, minutesPerWeek);
        if (absences.stream().map(Absence::id).distinct().count() != absences.size()) {
            throw new IllegalArgumentException("an absence has a name of its own");
        }
    }

    /** Signed in as this subject, or, if none is known, with this verified address. */
    boolean is(String asked, @Nullable String verified) {
        return subject == null ? email.equals(verified) : subject.equals(asked);
    }

    public Limits limits() {
        return new Limits(perDay, perWeek, minutesPerDay, minutesPerWeek);
    }

    ConsultantEvent told() {
        return ConsultantEvent.ConsultantChanged.of(this, version + 1);
    }

    /** What the office says; what is the consultant's own stays unless given. */
    Change change(Consultant wanted, boolean hours, boolean room, boolean number, boolean busy) {
        return changed(
                wanted.with(
                        wanted.languages(),
                        hours ? wanted.availability() : availability,
                        absences,
                        busy ? wanted.busyAddress() : busyAddress,
                        room ? wanted.onlineAddress() : onlineAddress,
                        number ? wanted.phone() : phone,
                        version));
    }

    /** What the consultant says: when, how, where to meet online and to be called. */
    Change changeOwn(
            Availability own,
            List<String> spoken,
            @Nullable String busy,
            @Nullable String online,
            @Nullable String number) {
        return changed(with(spoken, own, absences, busy, online, number, version));
    }

    private Change changed(Consultant wanted) {
        return wanted.equals(this)
                ? new Change.Unchanged(this)
                : new Change.Changed(wanted, List.of(wanted.told()));
    }

    /** Away; once more under the same name changes nothing. */
    Change away(Absence absence, Instant now) {
        if (absences.stream().anyMatch(it -> it.id().equals(absence.id()))) {
            return new Change.Unchanged(this);
        }
        var kept = new ArrayList<>(remembered(now));
        if (kept.size() >= MOST_ABSENCES) {
            return new Change.Refused(CalendarProblem.TOO_MANY_ABSENCES);
        }
        kept.add(absence);
        return new Change.Changed(
                with(kept),
                List.of(
                        new ConsultantEvent.ConsultantAbsent(
                                id, absence.id(), absence.from(), absence.until())));
    }

    /** Not away after all. */
    Change back(String absence, Instant now) {
        var kept = remembered(now).stream().filter(it -> !it.id().equals(absence)).toList();
        if (absences.stream().noneMatch(it -> it.id().equals(absence))) {
            return new Change.Refused(CalendarProblem.ABSENCE_NOT_FOUND);
        }
        return new Change.Changed(
                with(kept), List.of(new ConsultantEvent.AbsenceEnded(id, absence)));
    }

    private List<Absence> remembered(Instant now) {
        return absences.stream().filter(it -> it.until().isAfter(now.minus(REMEMBERED))).toList();
    }

    /** What speaks against this consultant for a need, in the order people would say it. */
    public List<String> against(Module module, Agenda.Need need) {
        var against = new ArrayList<String>(4);
        if (!modules.contains(module.code()) || !module.offers(need.mode())) {
            against.add("module");
        }
        for (var field : need.fields()) {
            if (fields.stream().noneMatch(it -> it.name().equals(field))) {
                against.add("field");
                break;
            }
        }
        var place = need.place();
        if (place != null && !districts.isEmpty() && !districts.contains(Travel.district(place))) {
            against.add("district");
        }
        if (!languages.contains(need.language())) {
            against.add("language");
        }
        return against;
    }

    /**
     * The minutes of a date in which the consultant works: the hours of that date, unless it is a
     * holiday, without absences; in order, none touching the next.
     */
    public List<Stretch> working(Almanac.Date date) {
        var hours = availability.on(date.day(), date.text(), date.holiday() != null);
        if (hours.isEmpty()) {
            return List.of();
        }
        var working = new ArrayList<Stretch>(hours.size());
        for (var one : hours) {
            long from = date.minute(one.from());
            long until = date.minute(one.until());
            if (from >= until) {
                continue; // the clock has skipped all of it
            }
            var last = working.isEmpty() ? null : working.getLast();
            if (last != null && last.until() == from) { // it has skipped what lay between
                working.removeLast();
                from = last.from();
            }
            working.add(new Stretch(from, until));
        }
        for (var absence : absences) {
            cut(working, absence.stretch());
        }
        return working;
    }

    private static void cut(List<Stretch> working, Stretch away) {
        for (int i = working.size() - 1; i >= 0; i--) {
            var one = working.get(i);
            if (!one.overlaps(away.from(), away.until())) {
                continue;
            }
            working.remove(i);
            if (away.until() < one.until()) {
                working.add(i, new Stretch(away.until(), one.until()));
            }
            if (one.from() < away.from()) {
                working.add(i, new Stretch(one.from(), away.from()));
            }
        }
    }

    /**
     * Why somebody who works then is not there: absences first, since whoever is told knows them.
     */
    public List<String> away(Almanac.Date date, Instant from, Instant until) {
        long begin = Stretch.minute(from);
        long end = Stretch.minuteFrom(until);
        var away =
                absences.stream()
                        .filter(it -> it.stretch().overlaps(begin, end))
                        .map(Absence::id)
                        .toList();
        if (!away.isEmpty()) {
            return away;
        }
        if (!active) {
            return List.of(Agenda.INACTIVE);
        }
        return working(date).stream().anyMatch(it -> it.holds(begin, end))
                ? List.of()
                : List.of(Agenda.HOURS);
    }

    public boolean isAway(Almanac.Date date) {
        long from = date.midnight();
        return absences.stream().anyMatch(it -> it.stretch().overlaps(from, from + date.length()));
    }

    Consultant at(long seen) {
        return with(languages, availability, absences, busyAddress, onlineAddress, phone, seen);
    }

    private Consultant with(List<Absence> away) {
        return with(languages, availability, away, busyAddress, onlineAddress, phone, version);
    }

    private Consultant with(
            List<String> spoken,
            Availability when,
            List<Absence> away,
            @Nullable String busy,
            @Nullable String online,
            @Nullable String number,
            long seen) {
        return new Consultant(
                id,
                subject,
                name,
                email,
                fields,
                modules,
                districts,
                home,
                spoken,
                yearlyCapacity,
                perDay,
                perWeek,
                minutesPerDay,
                minutesPerWeek,
                when,
                away,
                busy,
                online,
                number,
                active,
                seen);
    }

    @Override
    public String toString() {
        return "consultant " + id; // personal data stays out of logs
    }
}
