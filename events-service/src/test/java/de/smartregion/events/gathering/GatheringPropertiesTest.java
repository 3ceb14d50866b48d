package de.smartregion.events.gathering;

import static org.assertj.core.api.Assertions.assertThat;

import de.smartregion.events.gathering.Announcement.Attendance;
import de.smartregion.events.gathering.Announcement.Seats;
import de.smartregion.events.gathering.Gathering.Cancellation;
import de.smartregion.events.gathering.Gathering.Change;
import de.smartregion.events.gathering.Gathering.Ending;
import de.smartregion.events.gathering.Gathering.Publication;
import de.smartregion.events.gathering.Gathering.Status;

import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/**
 * Whatever staff do to a gathering in whatever order, its laws hold (the constructor checks most of
 * them).
 */
class GatheringPropertiesTest {

    sealed interface Step {
        record Publish() implements Step {}

        record ChangeTo(Announcement announcement) implements Step {}

        record Cancel() implements Step {}

        record End() implements Step {}
    }

    record Timed(Step step, Duration later) {}

    @Property(tries = 500, seed = "421")
    void itsLawsHoldAfterEveryDecision(@ForAll("steps") List<Timed> steps) {
        var told = new ArrayList<GatheringEvent>();
        var gathering = Samples.draft();
        var now = Samples.NOW;
        for (var timed : steps) {
            now = now.plus(timed.later());
            var before = gathering;
            gathering = decide(gathering, timed.step(), now, told);
            lawsBetween(before, gathering);
        }
        assertThat(told)
                .extracting(event -> event.facts().revision())
                .isSorted()
                .doesNotHaveDuplicates();
        if (!told.isEmpty()) {
            assertThat(told.getFirst().type()).contains("gathering-published");
            assertThat(told.subList(0, told.size() - 1))
                    .noneMatch(
                            event ->
                                    event.type().contains("cancelled")
                                            || event.type().contains("ended"));
        }
    }

    private static Gathering decide(
            Gathering gathering, Step step, Instant now, List<GatheringEvent> told) {
        return switch (step) {
            case Step.Publish _ ->
                    switch (gathering.publish(now)) {
                        case Publication.Published(var published, var event) -> {
                            told.add(event);
                            yield published;
                        }
                        case Publication.PublishedAlready _, Publication.Refused _ -> gathering;
                    };
            case Step.ChangeTo(var announcement) ->
                    switch (gathering.change(announcement, now)) {
                        case Change.Changed(var changed, var events) -> {
                            told.addAll(events);
                            yield changed;
                        }
                        case Change.Unchanged _, Change.Refused _ -> gathering;
                    };
            case Step.Cancel _ ->
                    switch (gathering.cancel("Sturm", now)) {
                        case Cancellation.Cancelled(var cancelled, var event) -> {
                            told.add(event);
                            yield cancelled;
                        }
                        case Cancellation.Refused _ -> gathering;
                    };
            case Step.End _ ->
                    switch (gathering.end(now)) {
                        case Ending.Ended(var held, var event) -> {
                            told.add(event);
                            yield held;
                        }
                        case Ending.NotNow _ -> gathering;
                    };
        };
    }

    private static void lawsBetween(Gathering before, Gathering after) {
        if (before.status() == Status.CANCELLED || before.status() == Status.HELD) {
            assertThat(after).isEqualTo(before);
        }
        if (before.status() == Status.PUBLISHED) {
            assertThat(after.status()).isNotEqualTo(Status.DRAFT);
            for (var way : Attendance.values()) {
                assertThat(!before.announcement().offers(way) || after.announcement().offers(way))
                        .isTrue();
            }
        }
        assertThat(after.revision())
                .isEqualTo(after.equals(before) ? before.revision() : before.revision() + 1);
    }

    @Provide
    Arbitrary<List<Timed>> steps() {
        Arbitrary<Step> step =
                Arbitraries.frequencyOf(
                        net.jqwik.api.Tuple.of(3, Arbitraries.just(new Step.Publish())),
                        net.jqwik.api.Tuple.of(5, announcements().map(Step.ChangeTo::new)),
                        net.jqwik.api.Tuple.of(1, Arbitraries.just(new Step.Cancel())),
                        net.jqwik.api.Tuple.of(2, Arbitraries.just(new Step.End())));
        return Combinators.combine(
                        step, Arbitraries.integers().between(0, 20).map(Duration::ofDays))
                .as(Timed::new)
                .list()
                .ofMaxSize(12);
    }

    private static Arbitrary<Announcement> announcements() {
        var seats = Arbitraries.integers().between(1, 300);
        return Arbitraries.oneOf(
                Arbitraries.of(
                        Samples.forum(),
                        Samples.forumOneHourLater(),
                        Samples.forumAtAddress(null),
                        Samples.idea()),
                seats.map(number -> Samples.forumWith(new Seats(Attendance.ON_SITE, number))),
                seats.map(number -> Samples.forumWith(new Seats(Attendance.ONLINE, number))),
                Combinators.combine(seats, seats)
                        .as(
                                (onSite, online) ->
                                        Samples.forumWith(
                                                new Seats(Attendance.ON_SITE, onSite),
                                                new Seats(Attendance.ONLINE, online))),
                Arbitraries.integers()
                        .between(-30, 30)
                        .map(Duration::ofDays)
                        .map(
                                days ->
                                        Samples.forumAt(
                                                Samples.STARTS.plus(
                                                        days.isNegative() ? Duration.ZERO : days),
                                                Samples.ENDS.plus(
                                                        days.isNegative()
                                                                ? Duration.ofDays(1)
                                                                : days))));
    }
}
