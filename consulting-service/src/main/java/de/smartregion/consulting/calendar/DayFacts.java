package de.smartregion.consulting.calendar;

import de.smartregion.consulting.agenda.BusyTimes;
import de.smartregion.consulting.almanac.Almanac;
import de.smartregion.consulting.almanac.Stretch;
import de.smartregion.consulting.consultant.Consultant;
import de.smartregion.consulting.consultant.Directory;
import de.smartregion.consulting.consultant.Roll;
import de.smartregion.consulting.region.Travel;

import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

import java.time.Instant;
import java.util.List;

/** Gathers what a decision about a day rests on. */
@Component
class DayFacts {

    private static final int A_DAY_AROUND = 26 * 60;

    private final Directory directory;
    private final Roll roll;
    private final Plan plan;
    private final Almanac almanac;
    private final Travel travel;
    private final BusyTimes busyTimes;

    DayFacts(
            Directory directory,
            Roll roll,
            Plan plan,
            Almanac almanac,
            Travel travel,
            BusyTimes busyTimes) {
        this.directory = directory;
        this.roll = roll;
        this.plan = plan;
        this.almanac = almanac;
        this.travel = travel;
        this.busyTimes = busyTimes;
    }

    /** As the store has them now; none if nobody by that name advises any more. */
    @Nullable DayTerms now(Day.Key key, Instant now) {
        var consultant = directory.consultant(key.consultant()).orElse(null);
        if (consultant == null) {
            return null;
        }
        roll.learn(consultant);
        return consultant.active() ? of(consultant, key, now) : null;
    }

    /** Why somebody is not there, as the store has it now. */
    List<String> away(String consultant, Instant from, Instant until) {
        var date = almanac.date(Almanac.dateOf(from));
        return directory
                .consultant(consultant)
                .map(it -> it.away(date, from, until))
                .orElse(List.of());
    }

    /** As they are known here. */
    DayTerms of(Consultant consultant, Day.Key key, Instant now) {
        var date = almanac.date(key.date());
        var busy =
                busyTimes.of(
                        consultant.id(),
                        Stretch.moment(date.midnight() - A_DAY_AROUND),
                        Stretch.moment(date.midnight() + date.length() + A_DAY_AROUND));
        return new DayTerms(
                consultant.home(),
                consultant.working(date),
                DayTerms.stretches(busy),
                consultant.limits(),
                plan.weekElsewhere(consultant.id(), key.date(), now),
                travel);
    }
}
