package de.smartregion.consulting.consultation;

import de.smartregion.consulting.agenda.Agenda.Advice;
import de.smartregion.consulting.agenda.Agenda.Has;
import de.smartregion.consulting.agenda.Agenda.Need;
import de.smartregion.consulting.agenda.Mode;
import de.smartregion.consulting.region.Municipalities;

import org.jspecify.annotations.Nullable;

import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * What a municipality asks for.
 *
 * @param municipality official key: eight digits, or five for a district
 * @param address where the consultant comes to, on site
 * @param project of the catalogue it is about
 * @param gathering it came up at
 * @param finding of a forum it is about
 */
record Request(
        String municipality,
        Person person,
        List<Participant> people,
        String question,
        @Nullable String goals,
        List<String> fields,
        String module,
        String moduleTitle,
        @Nullable String moduleTitleEnglish,
        int minutes,
        Mode mode,
        @Nullable String address,
        List<Window> windows,
        @Nullable String project,
        @Nullable String gathering,
        @Nullable String finding,
        String language) {

    Request {
        people = people == null ? List.of() : List.copyOf(people);
        fields = fields == null ? List.of() : List.copyOf(fields);
        windows = windows == null ? List.of() : List.copyOf(windows);
    }

    String municipalityName() {
        return Municipalities.nameOf(municipality);
    }

    /** What the calendar is asked for. */
    Need need() {
        return need(null);
    }

    /** What it is asked for when this one is to be moved. */
    Need need(@Nullable Appointment moving) {
        return new Need(
                module,
                mode,
                mode == Mode.ON_SITE ? municipality : null,
                Set.copyOf(fields),
                language,
                moving == null
                        ? null
                        : new Has(
                                moving.consultant(),
                                moving.start(),
                                moving.spots().stream()
                                        .map(Spot::claim)
                                        .collect(Collectors.toSet())),
                false);
    }

    /** The office asks people, and needs to give them no notice. */
    Need need(@Nullable Appointment moving, Party by) {
        var need = need(moving);
        return by == Party.STAFF ? need.withoutNotice() : need;
    }

    /** For the same municipality, by the same person, about the same module. */
    Request corrected(
            @Nullable String function,
            @Nullable String phone,
            List<Participant> others,
            String asked,
            @Nullable String aims,
            Mode way,
            @Nullable String place,
            List<Window> wished) {
        return new Request(
                municipality,
                new Person(person.name(), person.email(), function, phone, person.subject()),
                others,
                asked,
                aims,
                fields,
                module,
                moduleTitle,
                moduleTitleEnglish,
                minutes,
                way,
                way == Mode.ON_SITE ? place : null,
                wished,
                project,
                gathering,
                finding,
                language);
    }

    /** Without anybody, and without their words. */
    Request erased() {
        return new Request(
                municipality,
                Person.NOBODY,
                List.of(),
                "",
                null,
                fields,
                module,
                moduleTitle,
                moduleTitleEnglish,
                minutes,
                mode,
                null,
                windows,
                project,
                gathering,
                finding,
                language);
    }

    boolean isErased() {
        return person.equals(Person.NOBODY);
    }

    static boolean offers(@Nullable Advice advice, Mode mode) {
        return advice != null && advice.active() && advice.modes().contains(mode);
    }

    @Override
    public String toString() {
        return "request"; // personal data stays out of logs
    }
}
