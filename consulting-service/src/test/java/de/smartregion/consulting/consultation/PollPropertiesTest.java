package de.smartregion.consulting.consultation;

import static de.smartregion.consulting.consultation.Office.MONDAY;
import static de.smartregion.consulting.consultation.Office.TERMS;
import static de.smartregion.consulting.consultation.Office.THURSDAY_10;
import static de.smartregion.consulting.consultation.Office.TUESDAY_10;
import static de.smartregion.consulting.consultation.Office.WEDNESDAY_10;

import static org.assertj.core.api.Assertions.assertThat;

import de.smartregion.consulting.consultation.ConsultationEvent.PollCompleted;
import de.smartregion.consulting.consultation.ConsultationEvent.PollOpened;

import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.Tuple;

import org.jspecify.annotations.Nullable;

import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.IntStream;

/** Whatever is done in whatever order: decided on paper, without a store. */
class PollPropertiesTest {

    private static final List<Instant> STARTS = List.of(TUESDAY_10, WEDNESDAY_10, THURSDAY_10);
    private static final int PEOPLE = 3;

    enum What {
        OFFER,
        OPEN,
        ANSWER,
        ANSWER_HALF,
        LOSE,
        REFUSE,
        HOUR
    }

    record Act(What what, int who, Suits first, Suits second, Suits third) {}

    /** What the test remembers of a poll, beside the case. */
    private static final class Seen {
        final Map<String, Map<Instant, Suits>> said = new HashMap<>();
        List<String> tokens = List.of();
        boolean completed;
    }

    @Provide
    Arbitrary<List<Act>> acts() {
        var suits = Arbitraries.of(Suits.class);
        return Combinators.combine(
                        Arbitraries.frequency(
                                Tuple.of(2, What.OFFER),
                                Tuple.of(4, What.OPEN),
                                Tuple.of(12, What.ANSWER),
                                Tuple.of(1, What.ANSWER_HALF),
                                Tuple.of(1, What.LOSE),
                                Tuple.of(1, What.REFUSE),
                                Tuple.of(1, What.HOUR)),
                        Arbitraries.integers().between(0, PEOPLE - 1),
                        suits,
                        suits,
                        suits)
                .as(Act::new)
                .list()
                .ofMinSize(5)
                .ofMaxSize(40);
    }

    @Property(tries = 300, seed = "20260302")
    void aBallotIsAboutWhatIsOnOfferAndTheLastAnswerCounts(@ForAll("acts") List<Act> acts) {
        var found = asked();
        var now = MONDAY;
        var seen = new Seen();
        for (var act : acts) {
            now = now.plus(act.what() == What.HOUR ? Duration.ofHours(1) : Duration.ofMillis(1));
            if (decide(found, act, seen, now) instanceof Decision.Changed(var after, var events)) {
                follow(after, events, seen);
                found = after;
            }
            agree(found, seen);
        }
    }

    private static Decision decide(Consultation found, Act act, Seen seen, Instant now) {
        var by = new Actor(Party.STAFF, "Ada");
        var offer = found.offer();
        return switch (act.what()) {
            case OFFER ->
                    found.offer(
                            spots(now), now.plus(Duration.ofHours(4)), false, by, null, TERMS, now);
            case OPEN -> found.openPoll(by, TERMS, now);
            case ANSWER, ANSWER_HALF -> {
                var answers = answers(act, offer);
                if (act.what() == What.ANSWER_HALF) {
                    answers.remove(answers.isEmpty() ? TUESDAY_10 : answers.firstKey());
                }
                var token = seen.tokens.isEmpty() ? "" : seen.tokens.get(act.who() % PEOPLE);
                var decided = found.answer(token, answers, TERMS, now);
                if (decided instanceof Decision.Changed) {
                    assertThat(act.what()).isEqualTo(What.ANSWER);
                    seen.said.put(token, answers);
                }
                yield decided;
            }
            case LOSE ->
                    found.accept(
                                            STARTS.get(act.who() % STARTS.size()),
                                            "06434001:2026:1",
                                            null,
                                            by,
                                            now)
                                    instanceof Decision.Changed(var begun, _)
                            ? begun.lost(true, TERMS, now)
                            : new Decision.Unchanged(found);
            case REFUSE -> found.refuse(by, TERMS, now);
            case HOUR -> found.pass(TERMS, now);
        };
    }

    private static SortedMap<Instant, Suits> answers(Act act, @Nullable Offer offer) {
        var answers = new TreeMap<Instant, Suits>();
        var suits = List.of(act.first(), act.second(), act.third());
        for (int i = 0; i < STARTS.size(); i++) {
            if (offer != null && offer.times().contains(STARTS.get(i))) {
                answers.put(STARTS.get(i), suits.get(i));
            }
        }
        return answers;
    }

    private static void follow(Consultation after, List<ConsultationEvent> events, Seen seen) {
        for (var event : events) {
            if (event instanceof PollOpened opened) {
                seen.tokens =
                        opened.asked().stream().map(ConsultationEvent.Asked::ballotToken).toList();
            } else if (event instanceof PollCompleted) {
                assertThat(seen.completed).as("told once").isFalse();
                seen.completed = true;
            }
        }
        var offer = after.offer();
        if (offer == null || offer.poll() == null) {
            seen.said.clear();
            seen.completed = false;
        } else {
            seen.said.values().forEach(it -> it.keySet().retainAll(offer.times()));
        }
    }

    private static void agree(Consultation found, Seen seen) {
        var poll = found.offer() == null ? null : found.offer().poll();
        assertThat(seen.said.isEmpty() || poll != null).as("ballots only while offered").isTrue();
        if (poll == null) {
            return;
        }
        assertThat(poll.ballots()).hasSize(PEOPLE);
        for (var token : seen.tokens) {
            assertThat(ConsultationLinks.vote(found, token).orElseThrow().ballot().answers())
                    .isEqualTo(seen.said.getOrDefault(token, Map.of()));
        }
        assertThat(poll.complete()).isEqualTo(seen.completed);
    }

    private static List<Spot> spots(Instant now) {
        return STARTS.stream()
                .map(
                        it ->
                                new Spot(
                                        PaperAgenda.KARLA,
                                        it + "/" + now,
                                        it,
                                        it.plus(PaperAgenda.HOUR)))
                .toList();
    }

    private static Consultation asked() {
        var wish = Office.wish();
        var people =
                IntStream.range(0, PEOPLE)
                        .mapToObj(it -> new Participant("Nummer " + it, it + "@rathaus.example"))
                        .toList();
        var request =
                new Request(
                        wish.municipality(),
                        wish.person(),
                        people,
                        wish.question(),
                        null,
                        wish.fields(),
                        wish.module(),
                        wish.moduleTitle(),
                        null,
                        wish.minutes(),
                        wish.mode(),
                        null,
                        List.of(),
                        null,
                        null,
                        null,
                        wish.language());
        return Consultation.open(
                        new Consultation.Opening(
                                "case", request, null, null, null, true, true, null),
                        TERMS,
                        MONDAY)
                .consultation();
    }
}
