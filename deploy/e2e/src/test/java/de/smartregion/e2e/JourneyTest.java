package de.smartregion.e2e;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;

/** The journey a webinar is, over HTTP and through the letters. */
@Order(1)
@ExtendWith(SharedRegion.class)
class JourneyTest {

    private final Region region;
    private final Api api;
    private final Postbox post;

    JourneyTest(Region region) {
        this.region = region;
        this.api = region.api();
        this.post = region.mailbox();
    }

    @Test
    void fiveRegisterForThreeSeatsAndWhoCancelsMakesRoomForTheNextOneWaiting() {
        var title = "Sensorik im Bauhof " + UUID.randomUUID();
        var gathering = api.publishGathering(title, 3);
        var people =
                Stream.of("Ada", "Grace", "Emmy", "Lise", "Maria").map(Person::called).toList();

        var places = people.stream().map(person -> api.register(gathering, person)).toList();

        assertThat(places)
                .extracting(Api.Place::status)
                .containsExactly("HELD", "HELD", "HELD", "WAITING", "WAITING");
        assertThat(places).extracting(Api.Place::position).containsExactly(0, 0, 0, 1, 2);
        assertThat(api.online(gathering)).isEqualTo(new Api.Pool(3, 0, 2));

        for (var person : people) {
            api.confirm(post.awaitConfirmation(person)).expect(200);
        }

        for (int i = 0; i < 3; i++) {
            var letter = post.awaitLetter(people.get(i), 2);
            assertThat(letter.subject()).contains(title);
            var calendar = letter.calendar();
            assertThat(calendar.method()).isEqualTo("REQUEST");
            assertThat(calendar.contentType()).containsIgnoringCase("method=REQUEST");
            assertThat(calendar.uid()).isEqualTo(places.get(i).registration() + "@smart-region");
            assertThat(calendar.event().getSummary().getValue()).contains(title);
            assertThat(calendar.event().getAttendees()).hasSize(1);
            assertThat(calendar.event().getAttendees().getFirst().getEmail())
                    .isEqualTo(people.get(i).email());
            assertThat(calendar.parsed().getTimezoneInfo().getTimezones())
                    .extracting(zone -> zone.getGlobalId() == null ? "" : zone.getGlobalId())
                    .isNotEmpty();
            assertThat(calendar.text()).contains("TZID:Europe/Berlin");
            assertThat(api.view(letter.link()).expect(200).json().path("status").asString())
                    .isEqualTo("SEATED");
        }
        for (int i = 3; i < 5; i++) {
            var letter = post.awaitLetter(people.get(i), 2);
            assertThat(letter.method()).isEmpty();
            assertThat(letter.plain()).contains(String.valueOf(i - 2));
            var view = api.view(letter.link()).expect(200).json();
            assertThat(view.path("status").asString()).isEqualTo("WAITING");
            assertThat(view.path("position").asInt()).isEqualTo(i - 2);
        }
        var first = post.awaitLetter(people.getFirst(), 2);
        assertThat(first.header("Auto-Submitted")).isEqualTo("auto-generated");
        assertThat(first.html()).contains("lang=\"de\"");
        assertThat(first.plain()).contains("Sie");

        var staff =
                await("staff hear that it is full")
                        .until(
                                () ->
                                        post.letters(region.staffAddress()).stream()
                                                .filter(letter -> letter.plain().contains(title))
                                                .toList(),
                                letters -> !letters.isEmpty());
        assertThat(staff).hasSize(1);

        api.cancel(first.link()).expect(200);

        var goodbye = post.awaitLetter(people.getFirst(), 3);
        assertThat(goodbye.calendar().method()).isEqualTo("CANCEL");
        assertThat(goodbye.calendar().uid()).isEqualTo(first.calendar().uid());
        assertThat(goodbye.calendar().sequence()).isGreaterThan(first.calendar().sequence());
        var movedUp = post.awaitLetter(people.get(3), 3);
        assertThat(movedUp.calendar().method()).isEqualTo("REQUEST");
        assertThat(api.view(movedUp.link()).json().path("status").asString()).isEqualTo("SEATED");
        var next = api.view(post.awaitLetter(people.get(4), 2).link()).json();
        assertThat(next.path("position").asInt()).isEqualTo(1);
        assertThat(api.online(gathering)).isEqualTo(new Api.Pool(3, 0, 1));

        // Cancelling twice changes nothing: the next one waiting moves up only for the second seat.
        api.cancel(first.link()).expect(200);
        api.cancel(movedUp.link()).expect(200);
        assertThat(post.awaitLetter(people.get(4), 3).method()).isEqualTo(Optional.of("REQUEST"));
        assertThat(post.letters(people.getFirst().email())).hasSize(3);
        assertThat(api.online(gathering)).isEqualTo(new Api.Pool(3, 0, 0));
    }

    @Test
    void aGatheringThatMovesRaisesTheCalendarEntryAndOneThatIsCalledOffTakesItBack() {
        var title = "Digitale Dorfmitte " + UUID.randomUUID();
        var gathering = api.publishGathering(title, 1);
        var seated = Person.called("Hannah");
        var waiting = Person.called("Karoline");
        api.register(gathering, seated);
        api.register(gathering, waiting);
        api.confirm(post.awaitConfirmation(seated)).expect(200);
        api.confirm(post.awaitConfirmation(waiting)).expect(200);
        var request = post.awaitLetter(seated, 2).calendar();
        post.awaitLetter(waiting, 2);

        var start = Instant.now().plus(Duration.ofDays(30)).truncatedTo(ChronoUnit.HOURS);
        api.change(
                        gathering,
                        next -> {
                            next.put("startsAt", start.toString());
                            next.put("endsAt", start.plus(Duration.ofHours(1)).toString());
                        })
                .expect(200);

        var moved = post.awaitLetter(seated, 3).calendar();
        assertThat(moved.method()).isEqualTo("REQUEST");
        assertThat(moved.uid()).isEqualTo(request.uid());
        assertThat(moved.sequence()).isGreaterThan(request.sequence());
        assertThat(moved.event().getDateStart().getValue().toInstant()).isEqualTo(start);
        assertThat(post.awaitLetter(waiting, 3).method()).isEmpty();

        api.callOff(gathering, "Der Referent ist erkrankt.").expect(200);

        var calledOff = post.awaitLetter(seated, 4);
        assertThat(calledOff.plain()).contains("Der Referent ist erkrankt.");
        assertThat(calledOff.calendar().method()).isEqualTo("CANCEL");
        assertThat(calledOff.calendar().uid()).isEqualTo(request.uid());
        assertThat(calledOff.calendar().sequence()).isGreaterThan(moved.sequence());
        assertThat(post.awaitLetter(waiting, 4).method()).isEmpty();
        var late = api.register(gathering, Api.form(Person.called("Zu-Spät"))).expect(409);
        assertThat(late.problem()).isEqualTo("gathering-cancelled");
    }

    @Test
    void refusalsHaveNames() {
        var gathering =
                api.publishGathering(
                        "Ohne Warteliste " + UUID.randomUUID(),
                        1,
                        draft -> draft.put("waitingList", false));
        var first = Person.called("Ida");
        api.register(gathering, first);

        assertThat(api.register(gathering, Api.form(first)).expect(409).problem())
                .isEqualTo("full"); // as for anybody else: who is registered is not told
        assertThat(api.register(gathering, Api.form(Person.called("Otto"))).expect(409).problem())
                .isEqualTo("full");
        var notYet =
                api.publishGathering(
                        "Noch nicht offen " + UUID.randomUUID(),
                        5,
                        draft ->
                                draft.put(
                                        "registrationOpensAt",
                                        Instant.now().plus(Duration.ofDays(2)).toString()));
        assertThat(api.register(notYet, Api.form(first)).expect(409).problem())
                .isEqualTo("registration-not-open");
        var invalid = api.register(gathering, Map.of("email", "keine-adresse")).expect(400);
        assertThat(invalid.json().path("errors").size()).isGreaterThanOrEqualTo(3);
    }

    @Test
    void aSignedLinkOpensOnlyWhatItWasMadeForAndReadingItChangesNothing() {
        var gathering = api.publishGathering("Nur mit Link " + UUID.randomUUID(), 2);
        var person = Person.called("Rahel");
        api.register(gathering, person);
        var link = post.awaitConfirmation(person);

        assertThat(api.view(link).expect(200).json().path("status").asString()).isEqualTo("HELD");
        assertThat(api.view(link).expect(200).json().path("status").asString()).isEqualTo("HELD");
        var wrong = api.confirm(link.withToken("A".repeat(link.token().length()))).expect(404);
        var unknown =
                api.confirm(
                                new Link(
                                        link.address(),
                                        gathering,
                                        "gibtesnichtgibtesnicht",
                                        link.token()))
                        .expect(404);
        assertThat(unknown.problem()).isEqualTo(wrong.problem());
        assertThat(api.confirm(link).expect(200).json().path("status").asString())
                .isEqualTo("SEATED");
    }

    @Test
    void whoeverReadsEnglishGetsEnglishLetters() {
        var gathering = api.publishGathering("Zweisprachig " + UUID.randomUUID(), 2);
        var person = Person.called("Mary");
        var form = new HashMap<>(Api.form(person));
        form.put("language", "en");
        api.register(gathering, form).expect(201);

        var letter = post.awaitLetter(person, 1);

        assertThat(letter.html()).contains("lang=\"en\"");
        assertThat(letter.plain()).containsIgnoringCase("confirm").contains("(EN)");
        assertThat(letter.link().address().toString()).contains("lang=en");
    }

    @Test
    void staffDoorsAreClosedToEverybodyElse() {
        assertThat(api.anonymously("POST", "/api/events/gatherings", "{}").status()).isEqualTo(401);
        var draft = api.draftGathering("Entwurf " + UUID.randomUUID(), 5, _ -> {});
        assertThat(api.get("/api/events/gatherings/" + draft).status()).isEqualTo(404);
    }
}
