package de.smartregion.e2e;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.parallel.Isolated;

import tools.jackson.databind.JsonNode;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * Two instances of the consulting-service on one store, both killed while many book through both:
 * what was accepted happens, once.
 */
@Order(5)
@Isolated
@ExtendWith(SharedRegion.class)
class ConsultingFaultsTest {

    private static final String MODULE = "e2e-sturm";
    private static final int PEOPLE = 100;
    private static final int CONSULTANTS = 4;
    private static final int TOGETHER = 16;
    private static final int WEEKS = 3;

    private final Region region;
    private final Api api;
    private final Consulting consulting;
    private final AtomicInteger attempts = new AtomicInteger();
    private final Set<String> answering = ConcurrentHashMap.newKeySet();

    ConsultingFaultsTest(Region region) {
        this.region = region;
        this.api = region.api();
        this.consulting = new Consulting(region);
    }

    @Test
    void twoAreKilledWhileAHundredBookEveryAppointmentHasItsLettersAndNoTimeIsGivenTwice()
            throws Exception {
        var first = Consulting.today().plusDays(3);
        var advising =
                IntStream.rangeClosed(1, CONSULTANTS)
                        .mapToObj(i -> Person.called("Berata" + i))
                        .toList();
        consulting.module(MODULE, "Beratung im Sturm", 15, 0, "ONLINE");
        for (int i = 0; i < CONSULTANTS; i++) {
            var who = advising.get(i);
            consulting.consultant(id(i), who.name(), who.email(), Consulting.ALL_DAY, MODULE);
        }
        // So few starts that everybody meets somebody.
        var starts = consulting.starts(MODULE, "ONLINE", first, 2).subList(0, 200);

        var everybody =
                IntStream.range(0, PEOPLE).mapToObj(i -> Person.called("Sturm" + i)).toList();
        try (var twin = Twin.of(region, Region.Part.CONSULTING)) {
            var accepted = new AtomicInteger();
            var cases =
                    FaultsTest.eachOf(
                            everybody,
                            TOGETHER,
                            person -> {
                                var asked = ask(person, starts, twin);
                                var number = accepted.incrementAndGet();
                                if (number == PEOPLE / 3 || number == PEOPLE * 2 / 3) {
                                    region.kill(Region.Part.CONSULTING);
                                }
                                return asked;
                            });
            assertThat(cases).doesNotHaveDuplicates().hasSize(PEOPLE);

            // Everybody has exactly one letter to confirm; everybody confirms, and the twin dies.
            region.awaitReady();
            var toConfirm = awaitLetters(everybody, PEOPLE);
            assertThat(toConfirm.values()).allSatisfy(mine -> assertThat(mine).hasSize(1));
            var confirmed = new AtomicInteger();
            FaultsTest.eachOf(
                    everybody,
                    TOGETHER,
                    person -> {
                        var way =
                                Consulting.way(
                                        toConfirm
                                                .getOrDefault(person.email(), List.of())
                                                .getFirst());
                        var answer = post(way.api() + "/confirmation", "", way.header(), twin);
                        assertThat(answer.status()).as(answer.body()).isEqualTo(200);
                        if (confirmed.incrementAndGet() == PEOPLE / 2) {
                            twin.kill();
                        }
                        return answer;
                    });
        }
        assertThat(answering).containsExactlyInAnyOrder("twin", "gateway");

        // Both sides of every appointment have it in their calendars, once.
        var letters = awaitLetters(everybody, 2 * PEOPLE);
        var consultants = awaitLetters(advising, PEOPLE);
        var entries = new HashMap<String, Letter.Calendar>();
        for (var person : everybody) {
            var mine = letters.getOrDefault(person.email(), List.of());
            assertThat(mine).hasSize(2);
            assertThat(mine.getLast().method()).hasValue("REQUEST");
            entries.put(mine.getLast().calendar().uid(), mine.getLast().calendar());
        }
        assertThat(entries).hasSize(PEOPLE);
        assertThat(
                        consultants.values().stream()
                                .flatMap(List::stream)
                                .map(letter -> letter.calendar().uid()))
                .containsExactlyInAnyOrderElementsOf(entries.keySet());

        // No time twice, neither in the letters nor in the days.
        for (var who : advising) {
            assertNoOverlap(
                    consultants.getOrDefault(who.email(), List.of()).stream()
                            .map(letter -> letter.calendar().event())
                            .map(
                                    event ->
                                            new Taken(
                                                    event.getDateStart().getValue().toInstant(),
                                                    event.getDateEnd().getValue().toInstant()))
                            .toList());
        }
        var booked = 0;
        for (int i = 0; i < CONSULTANTS; i++) {
            var entriesOfDays = days(id(i), first.minusDays(1));
            assertNoOverlap(entriesOfDays.stream().map(ConsultingFaultsTest::taken).toList());
            booked +=
                    (int)
                            entriesOfDays.stream()
                                    .filter(it -> it.path("state").asString().equals("BOOKED"))
                                    .count();
        }
        assertThat(booked).isEqualTo(PEOPLE);
    }

    private static String id(int number) {
        return "e2e-sturm-" + (number + 1);
    }

    /** Holds a time, another one if somebody was faster, and asks with it: the case's name. */
    private String ask(Person person, List<Instant> starts, Twin twin) throws InterruptedException {
        var random = ThreadLocalRandom.current();
        var start = starts.get(random.nextInt(starts.size()));
        for (int attempt = 0; attempt < 50; attempt++) {
            var hold =
                    post(
                            Consulting.HOLDS,
                            Consulting.holdOf(MODULE, "ONLINE", start),
                            Map.of(),
                            twin);
            if (hold.status() == 409) {
                assertThat(hold.problem()).isEqualTo("slot-taken");
                start = starts.get(random.nextInt(starts.size()));
                continue;
            }
            var form =
                    Consulting.request(
                            person.name(),
                            person.email(),
                            MODULE,
                            "ONLINE",
                            hold.expect(201).json());
            var key = UUID.randomUUID().toString();
            var answer = post(Consulting.CASES, form, Map.of("Idempotency-Key", key), twin);
            assertThat(answer.status()).as(answer.body()).isEqualTo(201);
            return answer.json().path("consultation").asString();
        }
        throw new AssertionError("no free time for " + person.name());
    }

    /** By turns at both instances, until one of them answers. */
    private Api.Answer post(String path, Object body, Map<String, String> headers, Twin twin)
            throws InterruptedException {
        return FaultsTest.untilAnswered(
                () -> {
                    var atTwin = attempts.incrementAndGet() % 2 == 0;
                    var answer = api.call("POST", atTwin ? twin.at(path) : path, body, headers);
                    if (answer.accepted()) {
                        answering.add(atTwin ? "twin" : "gateway");
                    }
                    return answer;
                });
    }

    private List<JsonNode> days(String consultant, LocalDate from) {
        return IntStream.range(0, WEEKS)
                .mapToObj(from::plusWeeks)
                .flatMap(
                        monday ->
                                api.ask(
                                                "GET",
                                                "/api/consulting/consultants/"
                                                        + consultant
                                                        + "/week?from="
                                                        + monday,
                                                "",
                                                api.asStaff())
                                        .expect(200)
                                        .json()
                                        .path("days")
                                        .valueStream())
                .flatMap(day -> day.path("entries").valueStream())
                .toList();
    }

    private record Taken(Instant from, Instant until) {}

    private static Taken taken(JsonNode entry) {
        return new Taken(
                Instant.parse(entry.path("start").asString()),
                Instant.parse(entry.path("end").asString()));
    }

    private static void assertNoOverlap(List<Taken> all) {
        var inOrder = all.stream().sorted(Comparator.comparing(Taken::from)).toList();
        for (int i = 1; i < inOrder.size(); i++) {
            assertThat(inOrder.get(i).from())
                    .as("begins after the one before it")
                    .isAfterOrEqualTo(inOrder.get(i - 1).until());
        }
    }

    /** That many different letters, and no more; one sent again has the same Message-ID. */
    private Map<String, List<Letter>> awaitLetters(List<Person> people, int expected) {
        var emails = people.stream().map(Person::email).collect(Collectors.toSet());
        var mailbox = region.mailbox();
        var arrived =
                await("letters")
                        .atMost(Duration.ofSeconds(90))
                        .pollInterval(Duration.ofMillis(500))
                        .until(
                                () -> different(mailbox, emails).toList(),
                                found -> found.size() >= expected);
        assertThat(arrived).as("no letter that nobody is owed").hasSize(expected);
        var byPerson = new HashMap<String, List<Letter>>();
        for (var arrival : arrived) {
            byPerson.computeIfAbsent(arrival.to(), _ -> new ArrayList<>())
                    .add(mailbox.open(arrival));
        }
        return byPerson;
    }

    private static Stream<Mailbox.Arrival> different(Mailbox mailbox, Set<String> emails) {
        var seen = new HashSet<String>();
        return mailbox.arrivals("").stream()
                .filter(arrival -> emails.contains(arrival.to()))
                .filter(arrival -> seen.add(arrival.messageId()));
    }
}
