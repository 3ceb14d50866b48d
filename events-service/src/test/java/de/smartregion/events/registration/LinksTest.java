package de.smartregion.events.registration;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Random;

/** Ten thousand links that are not what they pretend to be, and not one that opens anything. */
class LinksTest {

    private static final int PEOPLE = 25;
    private static final int LINKS = 10_000;
    private static final String LETTERS =
            "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";

    private final Random random = new Random(2027);
    private final RosterStory story = RosterStory.givenSeats(2 * PEOPLE);
    private final List<String> confirmed = new ArrayList<>();
    private final List<String> unconfirmed = new ArrayList<>();

    @Test
    void noForgedLinkLooksConfirmsChangesOrCancels() {
        for (int i = 0; i < PEOPLE; i++) {
            confirmed.add("c" + i);
            unconfirmed.add("u" + i);
            story.whenAsked("c" + i, "u" + i).whenConfirmed("c" + i);
        }
        story.told().clear();
        var before = story.roster;
        for (int i = 0; i < LINKS; i++) {
            var id = random.nextBoolean() ? some(confirmed) : some(unconfirmed);
            var token =
                    switch (i % 4) {
                        case 0 -> mutated(own(id));
                        case 1 -> own(other(id)); // somebody else's
                        case 2 -> forAnotherPurpose(id);
                        default -> signedForAnotherTime(id);
                    };
            opensNothing(id, token, !(i % 4 == 2 && confirmed.contains(id)));
        }
        assertThat(story.roster).isSameAs(before);
        assertThat(story.told()).isEmpty();
        // The true ones do open it: what was tried above was refused for being wrong.
        story.answers.clear();
        story.whenConfirmed("u0").whenCancelled("u0", "c0");
        story.answers(Standing.SEATED, Standing.CANCELLED, Standing.CANCELLED);
    }

    @Test
    void noExpiredOrReplayedLinkDoesAnything() {
        for (int i = 0; i < PEOPLE; i++) {
            confirmed.add("c" + i);
            unconfirmed.add("u" + i);
            story.whenAsked("c" + i, "u" + i).whenConfirmed("c" + i);
        }
        story.whenCancelled(confirmed.subList(0, 5).toArray(String[]::new));
        story.whenHoursPass(49);
        story.told().clear();
        var before = story.roster;
        for (int i = 0; i < LINKS; i++) {
            switch (i % 3) {
                case 0 -> {
                    var id = some(unconfirmed); // its time is over
                    refused(confirm(id, Objects.requireNonNull(story.confirmTokens.get(id))));
                }
                case 1 -> {
                    var id = some(confirmed); // confirming once more, too late
                    var again = confirm(id, Objects.requireNonNull(story.confirmTokens.get(id)));
                    assertThat(
                                    again instanceof Answer.Shown(_, _, _, _, _, var token)
                                            ? token
                                            : null)
                            .isNull();
                }
                default -> {
                    var id = some(confirmed.subList(0, 5)); // it was used to cancel
                    var manage = Visitor.bearer(Objects.requireNonNull(story.manageTokens.get(id)));
                    story.decide(
                            seating ->
                                    refused(
                                            seating.change(
                                                    id,
                                                    manage,
                                                    new Wish(
                                                            1,
                                                            Attendance.ONLINE,
                                                            Language.EN,
                                                            null))));
                }
            }
        }
        story.now = story.now.plus(Duration.ofDays(100));
        var late = Visitor.bearer(Objects.requireNonNull(story.manageTokens.get("c9")));
        refused(story.roster.show("c9", late, story.now));
        assertThat(story.roster).isSameAs(before);
        assertThat(story.told()).isEmpty();
    }

    private void opensNothing(String id, String token, boolean alsoLooking) {
        var visitor = Visitor.bearer(token);
        var wish = new Wish(2, Attendance.ONLINE, Language.EN, null);
        if (alsoLooking) {
            refused(story.roster.show(id, visitor, story.now));
        }
        var seating = new Seating(story.roster, story.now, RosterStory.TERMS);
        refused(seating.change(id, visitor, wish));
        refused(seating.cancel(id, visitor));
        if (alsoLooking) {
            refused(seating.confirm(id, token));
        }
        assertThat(seating.close().changed() && alsoLooking).isFalse();
    }

    private Answer confirm(String id, String token) {
        return new Seating(story.roster, story.now, RosterStory.TERMS).confirm(id, token);
    }

    private static void refused(Answer answer) {
        assertThat(answer).isInstanceOf(Answer.Refused.class);
    }

    private String own(String id) {
        var tokens = confirmed.contains(id) ? story.manageTokens : story.confirmTokens;
        return Objects.requireNonNull(tokens.get(id));
    }

    private String other(String id) {
        var all = new ArrayList<>(confirmed);
        all.addAll(unconfirmed);
        all.remove(id);
        return some(all);
    }

    /** The confirming link where managing is asked, and the other way round. */
    private String forAnotherPurpose(String id) {
        var registration = Objects.requireNonNull(story.roster.registrations().get(id));
        return confirmed.contains(id)
                ? Objects.requireNonNull(story.confirmTokens.get(id))
                : RosterStory.TERMS
                        .links()
                        .manage(RosterStory.GATHERING, id, registration.deadline())
                        .token();
    }

    /** Truly signed, with our key, for a deadline that nobody was told. */
    private String signedForAnotherTime(String id) {
        var until = story.now.plusSeconds(1 + random.nextInt(1_000_000));
        return random.nextBoolean()
                ? RosterStory.TERMS.links().confirm(RosterStory.GATHERING, id, until).token()
                : RosterStory.TERMS.links().manage(RosterStory.GATHERING, id, until).token();
    }

    private String mutated(String token) {
        int at = random.nextInt(token.length());
        char letter = token.charAt(at);
        return switch (random.nextInt(4)) {
            case 0 -> token.substring(0, at); // shorter
            case 1 -> token.substring(0, at) + letter + token.substring(at); // longer
            case 2 -> {
                char other = letter;
                while (other == letter) {
                    other = LETTERS.charAt(random.nextInt(LETTERS.length()));
                }
                yield token.substring(0, at) + other + token.substring(at + 1);
            }
            default -> token + "="; // the same bytes to a lenient reader
        };
    }

    private String some(List<String> ids) {
        return ids.get(random.nextInt(ids.size()));
    }
}
