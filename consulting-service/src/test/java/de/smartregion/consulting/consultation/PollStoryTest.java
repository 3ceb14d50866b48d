package de.smartregion.consulting.consultation;

import static de.smartregion.consulting.consultation.Office.BAD_HOMBURG;
import static de.smartregion.consulting.consultation.Office.EMAIL;
import static de.smartregion.consulting.consultation.Office.MONDAY;
import static de.smartregion.consulting.consultation.Office.NOBODY;
import static de.smartregion.consulting.consultation.Office.THURSDAY_10;
import static de.smartregion.consulting.consultation.Office.TUESDAY_10;
import static de.smartregion.consulting.consultation.Office.WEDNESDAY_10;
import static de.smartregion.consulting.consultation.Office.changed;
import static de.smartregion.consulting.consultation.Office.consultant;
import static de.smartregion.consulting.consultation.Office.link;
import static de.smartregion.consulting.consultation.Office.municipality;
import static de.smartregion.consulting.consultation.Office.refusal;
import static de.smartregion.consulting.consultation.Office.staff;
import static de.smartregion.consulting.consultation.Suits.IF_NEEDED;
import static de.smartregion.consulting.consultation.Suits.NO;
import static de.smartregion.consulting.consultation.Suits.YES;

import static org.assertj.core.api.Assertions.assertThat;

import org.bson.Document;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.data.mongodb.core.query.Query;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.IntStream;

/** Who comes along says which of the offered starts suit them, and somebody chooses. */
class PollStoryTest {

    private static final Participant OTTO = new Participant("Otto Muster", "otto@rathaus.example");
    private static final Participant NINA = new Participant("Nina Probe", "nina@rathaus.example");

    private final Office office = new Office();
    private final OpenPoll openPoll = new OpenPoll(office.consultations, Office.TERMS);
    private final AnswerBallot answer = new AnswerBallot(office.consultations, Office.TERMS);

    @Test
    void theOthersAreAskedOnce() {
        var id = offered(TUESDAY_10, WEDNESDAY_10);
        assertThat(office.view(id, Party.PERSON).may()).contains("poll");
        assertThat(office.view(id, Party.CONSULTANT).may()).doesNotContain("poll");
        var asked = changed(openPoll.open(id, municipality()));
        assertThat(openPoll.open(id, staff()))
                .as("whoever asks again finds it")
                .isInstanceOf(Decision.Unchanged.class);
        assertThat(office.view(id, Party.PERSON).may()).doesNotContain("poll");
        assertThat(office.toldFacts(id)).containsOnlyOnce("poll-opened");
        assertThat(asked.log().getLast().what()).isEqualTo(Entry.What.POLL_OPENED);
        assertThat(poll(id).ballots())
                .extracting(Ballot::email)
                .containsExactly(OTTO.email(), NINA.email());
        assertThat(tokens(id)).doesNotHaveDuplicates();
        assertThat(document(id)).doesNotContain(tokens(id).getFirst());
    }

    @Test
    void whoAsksIsNotAskedAndNobodyTwice() {
        var id = asked(OTTO, new Participant("Ich selbst", EMAIL), OTTO);
        offer(id, TUESDAY_10, WEDNESDAY_10);
        changed(openPoll.open(id, municipality()));
        assertThat(poll(id).ballots()).extracting(Ballot::email).containsExactly(OTTO.email());
    }

    @Test
    void thereIsSomethingToChooseAndSomebodyToAsk() {
        var id = asked(OTTO);
        assertThat(refusal(openPoll.open(id, municipality()))).isEqualTo("NOT_OFFERED");
        offer(id, TUESDAY_10);
        assertThat(refusal(openPoll.open(id, municipality()))).isEqualTo("NOTHING_TO_CHOOSE");
        assertThat(office.view(id, Party.PERSON).may()).doesNotContain("poll");
        offer(id, TUESDAY_10, WEDNESDAY_10);
        assertThat(refusal(openPoll.open(id, NOBODY))).isEqualTo("CONSULTATION_NOT_FOUND");
        var advised = Objects.requireNonNull(office.stored(id).assignment()).consultant();
        assertThat(refusal(openPoll.open(id, consultant(advised)))).isEqualTo("NOT_YOURS_TO_DO");
        office.clock.instant = Objects.requireNonNull(office.stored(id).offer()).until();
        assertThat(refusal(openPoll.open(id, municipality()))).isEqualTo("NOT_OFFERED");
        var alone = asked("06434002");
        offer(alone, TUESDAY_10.plus(PaperAgenda.HOUR), WEDNESDAY_10.plus(PaperAgenda.HOUR));
        assertThat(refusal(openPoll.open(alone, staff()))).isEqualTo("NOBODY_TO_ASK");
    }

    @Test
    void twoConsultantsAtOneTimeAreNothingToChoose() {
        var id = asked(OTTO);
        changed(
                office.offer.offer(
                        id,
                        staff(),
                        List.of(
                                new OfferAppointment.Wish(TUESDAY_10, PaperAgenda.KARLA),
                                new OfferAppointment.Wish(TUESDAY_10, PaperAgenda.BEN)),
                        null,
                        null));
        assertThat(refusal(openPoll.open(id, municipality()))).isEqualTo("NOTHING_TO_CHOOSE");
    }

    @Test
    void whatWasSaidLastCountsAndOnlyTheLastOneIsTold() {
        var id = polled(TUESDAY_10, WEDNESDAY_10);
        var otto = tokens(id).getFirst();
        var nina = tokens(id).getLast();
        changed(answer.answer(id, otto, Map.of(TUESDAY_10, YES, WEDNESDAY_10, NO)));
        changed(answer.answer(id, otto, Map.of(TUESDAY_10, NO, WEDNESDAY_10, IF_NEEDED)));
        assertThat(office.toldFacts(id)).doesNotContain("poll-completed");
        var shown = Objects.requireNonNull(office.view(id, Party.PERSON).offer()).poll();
        assertThat(Objects.requireNonNull(shown).best()).isEqualTo(WEDNESDAY_10);
        assertThat(shown.ballots().getFirst().answers())
                .containsExactly(Map.entry(TUESDAY_10, NO), Map.entry(WEDNESDAY_10, IF_NEEDED));
        assertThat(shown.ballots().getLast().answers()).as("has not answered").isEmpty();
        changed(answer.answer(id, nina, Map.of(TUESDAY_10, YES, WEDNESDAY_10, NO)));
        assertThat(office.toldFacts(id)).containsOnlyOnce("poll-completed");
        assertThat(office.token(id, "poll-completed", "best")).isEqualTo(TUESDAY_10.toString());
        changed(answer.answer(id, nina, Map.of(TUESDAY_10, NO, WEDNESDAY_10, YES)));
        assertThat(office.toldFacts(id)).as("told once").containsOnlyOnce("poll-completed");
        var version = office.stored(id).version();
        changed(answer.answer(id, nina, Map.of(TUESDAY_10, NO, WEDNESDAY_10, YES)));
        assertThat(office.stored(id).version()).as("said again").isEqualTo(version);
    }

    @Test
    void whileAStartIsBeingTakenNothingIsAnsweredAnyMore() {
        var id = polled(TUESDAY_10, WEDNESDAY_10);
        var otto = tokens(id).getFirst();
        var by = new Actor(Party.PERSON, "Erika Beispiel");
        changed(
                office.consultations.decide(
                        id,
                        (found, now) ->
                                found.accept(TUESDAY_10, "06434001:2026:1", null, by, now)));
        assertThat(refusal(answer.answer(id, otto, Map.of(TUESDAY_10, YES, WEDNESDAY_10, NO))))
                .isEqualTo("STILL_SETTLING");
        office.settle.settle(id);
        assertThat(office.stored(id).status()).isEqualTo(Status.SCHEDULED);
    }

    @Test
    void anAnswerIsAboutEachStartOnOfferAndAboutNothingElse() {
        var id = polled(TUESDAY_10, WEDNESDAY_10);
        var otto = tokens(id).getFirst();
        assertThat(answer.answer(id, otto, Map.of(TUESDAY_10, YES, THURSDAY_10, NO)))
                .isInstanceOfSatisfying(
                        Decision.Refused.class,
                        it -> {
                            assertThat(it.why().name()).isEqualTo("INVALID_INPUT");
                            assertThat(it.next()).containsExactly(WEDNESDAY_10, THURSDAY_10);
                        });
        assertThat(poll(id).ballots()).noneMatch(Ballot::answered);
    }

    @Test
    void aLinkOpensItsOwnBallotAndNothingElse() {
        var id = polled(TUESDAY_10, WEDNESDAY_10);
        var other = asked("06434002", OTTO);
        offer(other, TUESDAY_10.plus(PaperAgenda.HOUR), WEDNESDAY_10.plus(PaperAgenda.HOUR));
        changed(openPoll.open(other, staff()));
        var answers = Map.of(TUESDAY_10, YES, WEDNESDAY_10, YES);
        for (var token : List.of("", "A".repeat(43), manageToken(id), tokens(other).getFirst())) {
            assertThat(refusal(answer.answer(id, token, answers)))
                    .isEqualTo("CONSULTATION_NOT_FOUND");
        }
        var otto = tokens(id).getFirst();
        assertThat(refusal(office.accept.accept(id, link(otto), TUESDAY_10, null)))
                .isEqualTo("CONSULTATION_NOT_FOUND");
        assertThat(refusal(openPoll.open(id, link(otto)))).isEqualTo("CONSULTATION_NOT_FOUND");
        office.clock.instant = Objects.requireNonNull(office.stored(id).offer()).until();
        assertThat(refusal(answer.answer(id, otto, answers))).isEqualTo("LINK_EXPIRED");
    }

    @Test
    void aPollEndsWithItsOfferAndItsLinksOpenNoOther() {
        // Before the office opens: both offers end in the same second.
        office.clock.instant = MONDAY.minus(Duration.ofHours(2));
        var id = polled(TUESDAY_10, WEDNESDAY_10);
        var answers = Map.of(TUESDAY_10, YES, WEDNESDAY_10, NO);
        var first = tokens(id).getFirst();
        changed(answer.answer(id, first, answers));
        office.clock.pass(Duration.ofSeconds(1));
        offer(id, TUESDAY_10.plus(PaperAgenda.HALF_AN_HOUR), WEDNESDAY_10);
        assertThat(Objects.requireNonNull(office.stored(id).offer()).poll())
                .as("a new offer begins without")
                .isNull();
        assertThat(refusal(answer.answer(id, first, answers))).isEqualTo("CONSULTATION_NOT_FOUND");
        changed(openPoll.open(id, municipality()));
        assertThat(refusal(answer.answer(id, first, answers))).isEqualTo("CONSULTATION_NOT_FOUND");
        changed(office.accept.accept(id, municipality(), WEDNESDAY_10, null));
        assertThat(document(id)).doesNotContain("ballots");
        assertThat(refusal(openPoll.open(id, municipality()))).isEqualTo("NOT_OFFERED");
        assertThat(refusal(answer.answer(id, tokens(id).getFirst(), answers)))
                .isEqualTo("CONSULTATION_NOT_FOUND");
    }

    @Test
    void nothingOfAPollIsKeptWhenItsTimeIsOver() {
        var id = polled(TUESDAY_10, WEDNESDAY_10);
        var otto = tokens(id).getFirst();
        changed(answer.answer(id, otto, Map.of(TUESDAY_10, YES, WEDNESDAY_10, NO)));
        assertThat(document(id)).contains("ballots");
        office.clock.instant = Objects.requireNonNull(office.stored(id).offer()).until();
        office.sweep.look();
        assertThat(office.stored(id).status()).isEqualTo(Status.REQUESTED);
        assertThat(document(id)).doesNotContain("ballots");
    }

    @Test
    void whenAStartIsLostThePollGoesOnAboutTheOthers() {
        var id = polled(TUESDAY_10, WEDNESDAY_10, THURSDAY_10);
        var otto = tokens(id).getFirst();
        changed(
                answer.answer(
                        id, otto, Map.of(TUESDAY_10, YES, WEDNESDAY_10, NO, THURSDAY_10, NO)));
        office.agenda.forget();
        assertThat(refusal(office.accept.accept(id, municipality(), TUESDAY_10, null)))
                .isEqualTo("SLOT_TAKEN");
        assertThat(poll(id).ballots().getFirst().answers())
                .containsExactly(Map.entry(WEDNESDAY_10, NO), Map.entry(THURSDAY_10, NO));
        assertThat(poll(id).best(List.of(WEDNESDAY_10, THURSDAY_10))).isEmpty();
        changed(
                answer.answer(
                        id,
                        tokens(id).getLast(),
                        Map.of(WEDNESDAY_10, IF_NEEDED, THURSDAY_10, NO)));
        assertThat(office.token(id, "poll-completed", "best")).isEqualTo(WEDNESDAY_10.toString());
    }

    /** What is said of Tuesday, Wednesday and Thursday, a letter for each who was asked. */
    @ParameterizedTest
    @CsvSource({
        "YNN, INN, NYN, tuesday", // one can come, one could
        "IYN, IYN, INN, wednesday", // who can come counts before who could
        "IYY, YIN, NNN, tuesday", // as many can, and as many could: the earlier one
        "NIY, NYN, NIN, wednesday",
        "NNN, NNN, NNN, ",
    })
    void whatSuitsMostIsAHint(String first, String second, String third, String best) {
        var starts = List.of(TUESDAY_10, WEDNESDAY_10, THURSDAY_10);
        var ballots = new ArrayList<Ballot>();
        for (var said : List.of(first, second, third)) {
            var marks =
                    IntStream.range(0, 3)
                            .mapToObj(it -> new Ballot.Mark(starts.get(it), suits(said.charAt(it))))
                            .toList();
            ballots.add(new Ballot("", "", said + ballots.size(), marks, TUESDAY_10));
        }
        var names = Map.of("tuesday", TUESDAY_10, "wednesday", WEDNESDAY_10);
        assertThat(new Poll(TUESDAY_10, ballots).best(starts).orElse(null))
                .isEqualTo(best == null ? null : names.get(best));
    }

    private static Suits suits(char said) {
        return switch (said) {
            case 'Y' -> YES;
            case 'I' -> IF_NEEDED;
            default -> NO;
        };
    }

    private String asked(Participant... people) {
        return asked(BAD_HOMBURG, people);
    }

    private String asked(String ags, Participant... people) {
        var wish = Office.wish(ags);
        var request =
                new Request(
                        ags,
                        wish.person(),
                        List.of(people),
                        wish.question(),
                        wish.goals(),
                        wish.fields(),
                        wish.module(),
                        wish.moduleTitle(),
                        wish.moduleTitleEnglish(),
                        wish.minutes(),
                        wish.mode(),
                        null,
                        List.of(),
                        null,
                        null,
                        null,
                        wish.language());
        return changed(office.request.request(request, null, null, municipality(ags))).id();
    }

    private void offer(String id, Instant... starts) {
        changed(
                office.offer.offer(
                        id,
                        staff(),
                        List.of(starts).stream().map(Office::start).toList(),
                        null,
                        null));
    }

    private String offered(Instant... starts) {
        var id = asked(OTTO, NINA);
        offer(id, starts);
        return id;
    }

    private String polled(Instant... starts) {
        var id = offered(starts);
        changed(openPoll.open(id, municipality()));
        return id;
    }

    private Poll poll(String id) {
        return Objects.requireNonNull(
                Objects.requireNonNull(office.stored(id).offer(), "an offer").poll(), "a poll");
    }

    /** Of the newest poll, one for each who is asked. */
    private List<String> tokens(String id) {
        var opened =
                office.told(id).stream()
                        .filter(it -> it.type().contains(".poll-opened."))
                        .reduce((_, last) -> last)
                        .orElseThrow()
                        .data();
        return opened.path("asked")
                .valueStream()
                .map(it -> it.path("ballotToken").asString())
                .toList();
    }

    private String manageToken(String id) {
        return office.token(id, "appointment-offered", "manageToken");
    }

    /** As it is stored, without what is still to be told. */
    private String document(String id) {
        var found =
                office
                        .mongo
                        .find(
                                new Query(),
                                Document.class,
                                office.consultations.store().collection())
                        .stream()
                        .filter(it -> id.equals(it.get("_id")))
                        .findFirst()
                        .orElseThrow();
        found.remove("outbox");
        return found.toJson();
    }
}
