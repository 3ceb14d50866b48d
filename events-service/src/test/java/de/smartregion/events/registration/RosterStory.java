package de.smartregion.events.registration;

import static org.assertj.core.api.Assertions.assertThat;

import de.smartregion.platform.security.SignedLinks;

import org.jspecify.annotations.Nullable;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;

/**
 * Tells what happens on a roster; people are their first names and act through the tokens they were
 * told.
 */
final class RosterStory {

    static final Instant MONDAY = Instant.parse("2027-03-01T09:00:00Z");
    static final RosterTerms TERMS =
            new RosterTerms(
                    Duration.ofDays(2),
                    Duration.ofDays(30),
                    new RosterLinks(new SignedLinks(new byte[32])));
    static final String GATHERING = "gathering-1";

    Roster roster;
    Instant now = MONDAY;
    final Map<String, String> confirmTokens = new HashMap<>();
    final Map<String, String> manageTokens = new HashMap<>();
    final List<Object> answers = new ArrayList<>();
    private final List<RosterEvent> untold = new ArrayList<>();

    private RosterStory(Roster roster) {
        this.roster = roster;
    }

    static RosterStory givenSeats(int onSite, int online) {
        return new RosterStory(Roster.open(GATHERING, occasion(1), seats(onSite, online)));
    }

    static RosterStory givenSeats(int online) {
        return givenSeats(0, online);
    }

    RosterStory withoutWaitingList() {
        var o = roster.occasion();
        return learns(
                new Occasion(
                        o.kind(),
                        o.title(),
                        o.titleEnglish(),
                        o.startsAt(),
                        o.endsAt(),
                        o.place(),
                        o.onlineAddress(),
                        o.host(),
                        o.opensAt(),
                        o.closesAt(),
                        false,
                        o.largestGroup(),
                        o.revision() + 1,
                        o.course(),
                        o.reason()));
    }

    static Occasion occasion(long revision) {
        return occasion(revision, Occasion.Course.PLANNED, MONDAY.plus(Duration.ofDays(60)));
    }

    static Occasion occasion(long revision, Occasion.Course course, Instant startsAt) {
        return new Occasion(
                "WEBINAR",
                "Offene Daten in kleinen Kommunen",
                "Open data in small municipalities",
                startsAt,
                startsAt.plus(Duration.ofHours(2)),
                null,
                "https://konferenz.example/raum-7",
                "Geschäftsstelle Smarte Region",
                MONDAY.minus(Duration.ofDays(1)),
                MONDAY.plus(Duration.ofDays(59)),
                true,
                5,
                revision,
                course,
                course == Occasion.Course.CALLED_OFF ? "Die Referentin ist erkrankt." : null);
    }

    static Map<Attendance, Integer> seats(int onSite, int online) {
        return Map.of(Attendance.ON_SITE, onSite, Attendance.ONLINE, online);
    }

    static Attendee attendee(
            String name, int seats, Attendance attendance, @Nullable String fingerprint) {
        return new Attendee(
                Person.of(
                        new PlainText(name),
                        new EmailAddress(name + "@example.org"),
                        Language.DE,
                        "06411000",
                        null),
                attendance,
                seats,
                fingerprint);
    }

    RosterStory whenAsked(String... names) {
        decide(
                seating -> {
                    for (var name : names) {
                        answers.add(
                                seating.admit(name, attendee(name, 1, Attendance.ONLINE, null)));
                    }
                });
        return this;
    }

    RosterStory whenAskedForGroup(String name, int seats) {
        return whenAsked(name, seats, Attendance.ONLINE, null);
    }

    RosterStory whenAsked(
            String name, int seats, Attendance attendance, @Nullable String fingerprint) {
        decide(
                seating ->
                        answers.add(
                                seating.admit(
                                        name, attendee(name, seats, attendance, fingerprint))));
        return this;
    }

    RosterStory whenConfirmed(String... names) {
        for (var name : names) {
            decide(seating -> answers.add(seating.confirm(name, token(confirmTokens, name))));
        }
        return this;
    }

    RosterStory whenCancelled(String... names) {
        for (var name : names) {
            decide(seating -> answers.add(seating.cancel(name, token(manageTokens, name))));
        }
        return this;
    }

    RosterStory whenSeatsBecome(int onSite, int online) {
        return learns(
                occasion(
                        roster.occasion().revision() + 1,
                        Occasion.Course.PLANNED,
                        roster.occasion().startsAt()),
                onSite,
                online);
    }

    RosterStory whenMovedTo(Instant startsAt) {
        return learns(
                occasion(roster.occasion().revision() + 1, Occasion.Course.PLANNED, startsAt));
    }

    /** Announced anew, with nothing else changed. */
    RosterStory whenHeldAt(@Nullable String place, @Nullable String onlineAddress) {
        var o = roster.occasion();
        return learns(
                new Occasion(
                        o.kind(),
                        o.title(),
                        o.titleEnglish(),
                        o.startsAt(),
                        o.endsAt(),
                        place,
                        onlineAddress,
                        o.host(),
                        o.opensAt(),
                        o.closesAt(),
                        o.waitingList(),
                        o.largestGroup(),
                        o.revision() + 1,
                        o.course(),
                        o.reason()));
    }

    RosterStory whenCalledOff() {
        return learns(
                occasion(
                        roster.occasion().revision() + 1,
                        Occasion.Course.CALLED_OFF,
                        roster.occasion().startsAt()));
    }

    RosterStory whenOver() {
        return learns(
                occasion(
                        roster.occasion().revision() + 1,
                        Occasion.Course.OVER,
                        roster.occasion().startsAt()));
    }

    RosterStory whenHoursPass(int hours) {
        now = now.plus(Duration.ofHours(hours));
        decide(_ -> {});
        return this;
    }

    RosterStory learns(Occasion occasion) {
        return learns(
                occasion,
                roster.pool(Attendance.ON_SITE).seats(),
                roster.pool(Attendance.ONLINE).seats());
    }

    RosterStory learns(Occasion occasion, int onSite, int online) {
        decide(seating -> seating.learn(occasion, seats(onSite, online)));
        return this;
    }

    /** Everything told since the last time this was asked, in order. */
    RosterStory tells(String... facts) {
        assertThat(untold.stream().map(RosterStory::fact)).containsExactly(facts);
        untold.clear();
        return this;
    }

    RosterStory answers(Object... expected) {
        assertThat(answers.stream().map(RosterStory::brief)).containsExactly(expected);
        answers.clear();
        return this;
    }

    RosterStory seated(String... names) {
        assertThat(standing(Standing::takesSeats)).containsExactly(names);
        return this;
    }

    RosterStory waiting(String... names) {
        assertThat(standing(Standing::waits)).containsExactly(names);
        return this;
    }

    List<RosterEvent> told() {
        return untold;
    }

    void decide(java.util.function.Consumer<Seating> decisions) {
        var seating = new Seating(roster, now, TERMS);
        decisions.accept(seating);
        var decided = seating.close();
        roster = decided.roster();
        for (var event : decided.events()) {
            remember(event);
        }
    }

    private void remember(RosterEvent event) {
        untold.add(event);
        switch (event) {
            case RosterEvent.RegistrationReceived it ->
                    confirmTokens.put(it.registration(), it.confirmToken());
            case RosterEvent.SeatConfirmed it ->
                    manageTokens.put(it.registration(), it.manageToken());
            case RosterEvent.PlacedOnWaitingList it ->
                    manageTokens.put(it.registration(), it.manageToken());
            case RosterEvent.MovedUp it -> manageTokens.put(it.registration(), it.manageToken());
            case RosterEvent.SeatMoved it -> manageTokens.put(it.registration(), it.manageToken());
            default -> {}
        }
    }

    private Stream<String> standing(java.util.function.Predicate<Standing> which) {
        var byNumber =
                Comparator.comparingInt(
                        (Map.Entry<String, Registration> entry) -> entry.getValue().number());
        return roster.registrations().entrySet().stream()
                .filter(entry -> which.test(entry.getValue().standing()))
                .sorted(byNumber)
                .map(Map.Entry::getKey);
    }

    private static Object brief(Object answer) {
        return switch (answer) {
            case Admission.Admitted it -> it.position() == 0 ? "held" : "waits " + it.position();
            case Admission.Refused(var why) -> why;
            case Admission.Ended _ -> "ended";
            case Answer.Shown it ->
                    it.position() == 0
                            ? it.registration().standing()
                            : it.registration().standing() + " " + it.position();
            case Answer.Refused(var why) -> why;
            default -> answer;
        };
    }

    private static String fact(RosterEvent event) {
        var fact = event.type().replace("de.smartregion.events.", "").replace(".v1", "");
        return switch (event) {
            case RosterEvent.RegistrationReceived it -> fact + " " + it.registration();
            case RosterEvent.SeatConfirmed it -> fact + " " + it.registration();
            case RosterEvent.PlacedOnWaitingList it ->
                    fact + " " + it.registration() + " " + it.position();
            case RosterEvent.MovedUp it -> fact + " " + it.registration();
            case RosterEvent.RegistrationCancelled it -> fact + " " + it.registration();
            case RosterEvent.RegistrationExpired it -> fact + " " + it.registration();
            case RosterEvent.SeatMoved it ->
                    fact + " " + it.registration() + (it.seated() ? " seated" : " waiting");
            case RosterEvent.GatheringCalledOff it ->
                    fact + " " + it.registration() + (it.seated() ? " seated" : "");
            case RosterEvent.RosterFull it -> fact + " " + it.attendance();
        };
    }

    private static String token(Map<String, String> tokens, String name) {
        return Objects.requireNonNull(tokens.get(name), () -> name + " was told no token");
    }

    static Map<Attendance, Pool> pools(Pool onSite, Pool online) {
        var pools = new EnumMap<Attendance, Pool>(Attendance.class);
        pools.put(Attendance.ON_SITE, onSite);
        pools.put(Attendance.ONLINE, online);
        return pools;
    }
}
