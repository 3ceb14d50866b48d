package de.smartregion.events.registration;

import static org.assertj.core.api.Assertions.assertThat;

import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;

/**
 * Whatever happens in whatever order, the roster says what the paper says, and its events tell the
 * same story.
 */
class RosterLawsTest {

    sealed interface Step {
        record Ask(int person, Attendance pool, int seats) implements Step {}

        record Confirm(int which) implements Step {}

        record Cancel(int which) implements Step {}

        record Wait(int hours) implements Step {}

        record Resize(int onSite, int online) implements Step {}

        record Move(int days) implements Step {}

        record CallOff() implements Step {}
    }

    @Property(tries = 1_500, seed = "2027")
    void theRosterSaysWhatThePaperSays(@ForAll("days") List<List<Step>> days) {
        var story = RosterStory.givenSeats(3, 4);
        var paper = new PaperRoster(3, 4, RosterStory.MONDAY);
        var told = new Told();
        for (var batch : days) {
            story.decide(seating -> batch.forEach(step -> take(step, story, paper, seating, told)));
            if (batch.getFirst() instanceof Step.Wait(int hours)) {
                story.now = story.now.plus(Duration.ofHours(hours));
                paper.until(story.now);
                story.decide(_ -> {});
            }
            told.hear(story.told());
            story.told().clear();
            compare(story.roster, paper, told);
        }
    }

    sealed interface Rush {
        record Come(int people) implements Rush {}

        record Confirm(int people) implements Rush {}

        record Leave(int people) implements Rush {}

        record Days(int days) implements Rush {}
    }

    /**
     * However many come and go: nobody is taken in beyond what can be called off at once, and of
     * those that ended the latest are kept.
     */
    @Property(tries = 10, seed = "2028")
    void aRosterStaysWithinItsBounds(@ForAll("rushes") List<Rush> rushes) {
        var story = RosterStory.givenSeats(0, 4_000);
        var paper = new Crowd();
        for (var rush : rushes) {
            story.now = story.now.plusSeconds(1);
            paper.until(story.now);
            story.decide(_ -> {});
            story.decide(seating -> rush(rush, story, paper, seating));
            assertThat(story.roster.registrations().keySet()).isEqualTo(paper.kept());
            assertThat(paper.live).hasSizeLessThanOrEqualTo(9_000);
            story.told().clear();
        }
        paper.until(story.now);
        story.decide(_ -> {});
        story.told().clear();
        story.whenCalledOff();
        assertThat(story.told()).hasSize(paper.live.size());
    }

    private static void rush(Rush rush, RosterStory story, Crowd paper, Seating seating) {
        switch (rush) {
            case Rush.Come(int people) -> {
                for (int i = 0; i < people; i++) {
                    var id = "c" + paper.asked++;
                    var answer =
                            seating.admit(id, RosterStory.attendee(id, 1, Attendance.ONLINE, null));
                    assertThat(answer instanceof Admission.Refused(var why) ? why.name() : "")
                            .isEqualTo(paper.come(id));
                }
                paper.tidy();
            }
            case Rush.Confirm(int people) ->
                    paper.unconfirmed(people)
                            .forEach(
                                    id -> {
                                        seating.confirm(
                                                id, story.confirmTokens.getOrDefault(id, ""));
                                        paper.live.put(id, Instant.MAX);
                                    });
            case Rush.Leave(int people) ->
                    paper.confirmed(people)
                            .forEach(
                                    id -> {
                                        seating.cancel(id, story.manageTokens.getOrDefault(id, ""));
                                        paper.end(id);
                                    });
            case Rush.Days(int days) -> story.now = story.now.plus(Duration.ofDays(days));
        }
    }

    /** Who is there, with the deadline, and who was, in the order of leaving. */
    private static final class Crowd {
        final Map<String, Instant> live = new LinkedHashMap<>();
        final List<Gone> ended = new ArrayList<>();
        Instant now = RosterStory.MONDAY;
        int asked;
        boolean taken;

        record Gone(String id, Instant at, int number) {}

        String come(String id) {
            if (live.size() == 9_000) {
                return "FULL";
            }
            live.put(id, now.plus(Duration.ofDays(2)));
            taken = true;
            return "";
        }

        void tidy() {
            ended.sort(Comparator.comparing(Gone::at).thenComparingInt(Gone::number));
            if (taken && ended.size() > 1_000) {
                ended.subList(0, ended.size() - 1_000).clear();
            }
            taken = false;
        }

        void until(Instant later) {
            now = later;
            var over =
                    live.entrySet().stream()
                            .filter(entry -> !entry.getValue().isAfter(later))
                            .map(Map.Entry::getKey)
                            .toList();
            over.forEach(this::end);
        }

        void end(String id) {
            live.remove(id);
            ended.add(new Gone(id, now, Integer.parseInt(id.substring(1))));
        }

        List<String> unconfirmed(int people) {
            return some(people, deadline -> !deadline.equals(Instant.MAX));
        }

        List<String> confirmed(int people) {
            return some(people, Instant.MAX::equals);
        }

        private List<String> some(int people, Predicate<Instant> which) {
            return live.entrySet().stream()
                    .filter(entry -> which.test(entry.getValue()))
                    .limit(people)
                    .map(Map.Entry::getKey)
                    .toList();
        }

        Set<String> kept() {
            var kept = new HashSet<>(live.keySet());
            ended.forEach(gone -> kept.add(gone.id()));
            return kept;
        }
    }

    @Provide
    Arbitrary<List<Rush>> rushes() {
        var people = Arbitraries.integers().between(1, 4_000);
        Arbitrary<Rush> come = people.map(Rush.Come::new);
        Arbitrary<Rush> confirm = people.map(Rush.Confirm::new);
        Arbitrary<Rush> leave = people.map(Rush.Leave::new);
        Arbitrary<Rush> days = Arbitraries.integers().between(1, 2).map(Rush.Days::new);
        return Arbitraries.frequencyOf(
                        net.jqwik.api.Tuple.of(5, come),
                        net.jqwik.api.Tuple.of(4, confirm),
                        net.jqwik.api.Tuple.of(2, leave),
                        net.jqwik.api.Tuple.of(2, days))
                .list()
                .ofMinSize(8)
                .ofMaxSize(16);
    }

    private static void take(
            Step step, RosterStory story, PaperRoster paper, Seating seating, Told told) {
        switch (step) {
            case Step.Ask(int person, var pool, int seats) -> {
                var id = "r" + told.asked++;
                var refusal = paper.ask(id, "person" + person, pool, seats);
                var answer =
                        seating.admit(
                                id, RosterStory.attendee("person" + person, seats, pool, null));
                assertThat(answer instanceof Admission.Refused(var why) ? why.name() : "")
                        .isEqualTo(refusal);
            }
            case Step.Confirm(int which) -> {
                var id = told.oneOf(story.confirmTokens, which);
                if (id != null) {
                    paper.confirm(id);
                    seating.confirm(id, story.confirmTokens.getOrDefault(id, ""));
                }
            }
            case Step.Cancel(int which) -> {
                var id = told.oneOf(story.manageTokens, which);
                if (id != null) {
                    paper.cancel(id);
                    seating.cancel(id, story.manageTokens.getOrDefault(id, ""));
                }
            }
            case Step.Resize(int onSite, int online) -> {
                if (story.roster.occasion().course() == Occasion.Course.PLANNED
                        && !told.calledOff) {
                    paper.seats(onSite, online);
                    seating.learn(
                            RosterStory.occasion(++told.revision),
                            RosterStory.seats(onSite, online));
                }
            }
            case Step.Move(int days) -> {
                if (!told.calledOff) {
                    var seats = paper.seatsNow();
                    seating.learn(
                            RosterStory.occasion(
                                    ++told.revision,
                                    Occasion.Course.PLANNED,
                                    RosterStory.MONDAY.plus(Duration.ofDays(60 + days))),
                            seats);
                }
            }
            case Step.CallOff() -> {
                told.calledOff = true;
                paper.callOff();
                seating.learn(
                        RosterStory.occasion(
                                ++told.revision, Occasion.Course.CALLED_OFF, RosterStory.MONDAY),
                        paper.seatsNow());
            }
            case Step.Wait _ -> {} // time stands still within a batch
        }
    }

    private static void compare(Roster roster, PaperRoster paper, Told told) {
        var standings = new HashMap<String, String>();
        roster.registrations().forEach((id, it) -> standings.put(id, it.standing().name()));
        assertThat(standings).isEqualTo(paper.standings());
        for (var pool : Attendance.values()) {
            assertThat(roster.pool(pool).taken()).isEqualTo(paper.seatsTaken(pool));
            assertThat(roster.pool(pool).waiting()).isEqualTo(paper.waiting(pool));
            assertThat(roster.pool(pool).overhang())
                    .isEqualTo(Math.max(0, paper.seatsTaken(pool) - roster.pool(pool).seats()));
        }
        assertThat(told.seated).isEqualTo(paper.idsThatAre("SEATED"));
        assertThat(told.waiting).isEqualTo(paper.idsThatAre("WAITING"));
        var unconfirmed = paper.idsThatAre("HELD");
        unconfirmed.addAll(paper.idsThatAre("WAITING_UNCONFIRMED"));
        assertThat(told.unconfirmed).isEqualTo(unconfirmed);
    }

    /** What somebody knows who only hears the events. */
    private static final class Told {
        final Set<String> unconfirmed = new HashSet<>();
        final Set<String> seated = new HashSet<>();
        final Set<String> waiting = new HashSet<>();
        int asked;
        long revision = 1;
        boolean calledOff;

        void hear(List<RosterEvent> events) {
            for (var event : events) {
                switch (event) {
                    case RosterEvent.RegistrationReceived it ->
                            assertThat(unconfirmed.add(it.registration())).isTrue();
                    case RosterEvent.SeatConfirmed it -> {
                        assertThat(unconfirmed.remove(it.registration())).isTrue();
                        seated.add(it.registration());
                    }
                    case RosterEvent.PlacedOnWaitingList it -> {
                        assertThat(unconfirmed.remove(it.registration())).isTrue();
                        waiting.add(it.registration());
                    }
                    case RosterEvent.MovedUp it -> {
                        assertThat(waiting.remove(it.registration())).isTrue();
                        seated.add(it.registration());
                    }
                    case RosterEvent.RegistrationCancelled it ->
                            assertThat((it.seated() ? seated : waiting).remove(it.registration()))
                                    .isTrue();
                    case RosterEvent.RegistrationExpired it ->
                            assertThat(unconfirmed.remove(it.registration())).isTrue();
                    case RosterEvent.SeatMoved it ->
                            assertThat(it.seated() ? seated : waiting).contains(it.registration());
                    case RosterEvent.GatheringCalledOff it ->
                            assertThat(
                                            seated.remove(it.registration())
                                                    ? it.seated()
                                                    : waiting.remove(it.registration())
                                                            || unconfirmed.remove(
                                                                    it.registration()))
                                    .isTrue();
                    case RosterEvent.RosterFull _ -> {}
                }
            }
        }

        @org.jspecify.annotations.Nullable
        String oneOf(Map<String, String> tokens, int which) {
            if (tokens.isEmpty()) {
                return null;
            }
            var ids = new ArrayList<>(tokens.keySet());
            ids.sort(null);
            return ids.get(which % ids.size());
        }
    }

    @Provide
    Arbitrary<List<List<Step>>> days() {
        var pool = Arbitraries.of(Attendance.values());
        var which = Arbitraries.integers().between(0, 1_000);
        Arbitrary<Step> ask =
                Combinators.combine(
                                Arbitraries.integers().between(0, 14),
                                pool,
                                Arbitraries.integers().between(1, 6))
                        .as(Step.Ask::new);
        Arbitrary<Step> confirm = which.map(Step.Confirm::new);
        Arbitrary<Step> cancel = which.map(Step.Cancel::new);
        Arbitrary<Step> hours = Arbitraries.integers().between(1, 30).map(Step.Wait::new);
        var seats = Arbitraries.integers().between(0, 9);
        Arbitrary<Step> resize = Combinators.combine(seats, seats).as(Step.Resize::new);
        Arbitrary<Step> move = Arbitraries.integers().between(0, 29).map(Step.Move::new);
        Arbitrary<Step> callOff = Arbitraries.create(Step.CallOff::new);
        Arbitrary<Step> step =
                Arbitraries.frequencyOf(
                        net.jqwik.api.Tuple.of(40, ask),
                        net.jqwik.api.Tuple.of(25, confirm),
                        net.jqwik.api.Tuple.of(15, cancel),
                        net.jqwik.api.Tuple.of(8, hours),
                        net.jqwik.api.Tuple.of(8, resize),
                        net.jqwik.api.Tuple.of(3, move),
                        net.jqwik.api.Tuple.of(1, callOff));
        return step.list().ofMinSize(1).ofMaxSize(4).list().ofMinSize(1).ofMaxSize(40);
    }
}
