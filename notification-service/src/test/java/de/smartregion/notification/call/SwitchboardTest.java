package de.smartregion.notification.call;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertTimeout;

import de.smartregion.notification.post.MovableClock;
import de.smartregion.platform.infrastructure.Store;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.dao.DataAccessResourceFailureException;

import java.net.InetAddress;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.IntStream;

/** From a call that is written to a receiver that has heard it, whatever fails in between. */
class SwitchboardTest {
    private final MovableClock clock = new MovableClock();
    private final Calls calls = new Calls(Store.mongo());
    private final Ears ears = Ears.open();
    private final SimpleMeterRegistry meters = new SimpleMeterRegistry();
    private final CallMetrics metrics = new CallMetrics(meters, clock);
    private final Known known = new Known();
    private final List<AutoCloseable> open = new ArrayList<>();
    private Switchboard switchboard = running(Ring.settings());

    /** The webhooks that the test says there are. */
    private static final class Known implements Receivers {
        private final Map<String, Receiver> ready = new ConcurrentHashMap<>();
        private volatile boolean away;

        void add(String webhook, URI address) {
            ready.put(webhook, new Receiver(webhook, address, List.of(Ring.KEY)));
        }

        @Override
        public List<Receiver> ready() {
            if (away) {
                throw new DataAccessResourceFailureException("the store is away");
            }
            return List.copyOf(ready.values());
        }

        @Override
        public boolean knows(String webhook) {
            return ready.containsKey(webhook);
        }

        @Override
        public boolean hasEnded(String webhook) {
            return false;
        }

        @Override
        public void gone(Receiver receiver) {
            ready.remove(receiver.webhook());
        }
    }

    private Switchboard running(CallSettings settings) {
        var line = new Line(new Reach(settings, InetAddress::getAllByName), settings, clock);
        var made = new Switchboard(calls, known, line, metrics, settings, clock);
        made.start();
        open.add(made::stop);
        open.add(line);
        return made;
    }

    @BeforeEach
    void oneWhoListens() {
        known.add("w", ears.address("/w"));
    }

    @AfterEach
    void close() throws Exception {
        ears.close();
        for (var each : open) {
            each.close();
        }
    }

    private Call called(String event, CallState state) {
        await().untilAsserted(
                        () ->
                                assertThat(calls.find(event).map(Call::state))
                                        .as(event)
                                        .contains(state));
        return calls.find(event).orElseThrow();
    }

    @Test
    void whoListensIsToldOnceHoweverOftenItIsSaid() {
        for (int times = 0; times < 3; times++) {
            switchboard.accept(List.of(Ring.notice("e", "w"), Ring.notice("e", "w")));
        }
        switchboard.accept(List.of(Ring.notice("after", "w")));
        called("after:w", CallState.DELIVERED);
        called("e:w", CallState.DELIVERED);

        var heard = ears.heard("/w").stream().filter(it -> it.header("webhook-id").equals("e:w"));
        assertThat(heard)
                .singleElement()
                .satisfies(
                        it -> {
                            assertThat(it.header("content-type"))
                                    .startsWith("application/cloudevents+json");
                            assertThat(it.header("webhook-timestamp"))
                                    .isEqualTo(String.valueOf(clock.instant().getEpochSecond()));
                            assertThat(it.header("webhook-signature"))
                                    .isEqualTo(
                                            Signature.of(
                                                    List.of(Ring.KEY),
                                                    "e:w",
                                                    clock.instant(),
                                                    it.body()));
                        });
        assertThat(meters.get("smartregion.webhooks.calls").tag("outcome", "DELIVERED").timer())
                .satisfies(it -> assertThat(it.count()).isEqualTo(2));
    }

    @Test
    void twoInstancesMakeEachCallOnce() {
        running(Ring.settings());
        running(Ring.settings());
        var events = IntStream.range(0, 60).mapToObj(each -> "e" + each).toList();
        switchboard.accept(events.stream().map(it -> Ring.notice(it, "w")).toList());
        events.forEach(it -> called(it + ":w", CallState.DELIVERED));

        assertThat(ears.heard("/w").stream().map(it -> it.header("webhook-id")))
                .hasSize(60)
                .doesNotHaveDuplicates();
    }

    @Test
    void whoIsAwayIsCalledAgainUnderTheSameName() {
        ears.close();
        switchboard.accept(List.of(Ring.notice("e", "w")));
        var away = called("e:w", CallState.RETRY);
        assertThat(away.log().getLast().error()).isEqualTo("no connection");
        assertThat(away.dueAt()).isEqualTo(clock.instant().plusSeconds(5));

        try (var back = Ears.openAt(ears.address("/"))) {
            clock.move(Duration.ofSeconds(5));
            var delivered = called("e:w", CallState.DELIVERED);
            assertThat(delivered.log()).hasSize(2);
            assertThat(back.heard("/w"))
                    .singleElement()
                    .satisfies(it -> assertThat(it.header("webhook-id")).isEqualTo("e:w"));
        }
    }

    @Test
    void aRedirectIsNotFollowedAndNothingOfItIsObeyed() {
        ears.lead("/w", ears.address("/elsewhere").toString());
        switchboard.accept(List.of(Ring.notice("e", "w")));
        var failed = called("e:w", CallState.RETRY);
        assertThat(failed.log().getLast().status()).isEqualTo(302);
        assertThat(ears.heard("/elsewhere")).isEmpty();
    }

    @Test
    void whoIsGoneIsCalledNoMore() {
        ears.answer("/w", 410, "");
        switchboard.accept(List.of(Ring.notice("first", "w")));
        called("first:w", CallState.FAILED);
        await().until(() -> !known.knows("w"));

        known.add("other", ears.address("/other"));
        switchboard.accept(List.of(Ring.notice("second", "w"), Ring.notice("second", "other")));
        called("second:other", CallState.DELIVERED);
        assertThat(called("second:w", CallState.PENDING).attempts()).isZero();
        assertThat(ears.heard("/w")).hasSize(1);
    }

    @Test
    void whatAReceiverComplainsOfIsOneShortCleanLine() {
        ears.answer("/w", 500, "no\r\n\u0007\u202eway " + "ä".repeat(1_000));
        switchboard.accept(List.of(Ring.notice("e", "w")));
        var error = String.valueOf(called("e:w", CallState.RETRY).log().getLast().error());
        assertThat(error).startsWith("answered 500: no way ää").hasSizeLessThan(220);
        assertThat(error.chars()).noneMatch(Character::isISOControl);
    }

    @Test
    void whoHasSaidYesNeedNotComeToAnEnd() {
        for (var talker : List.of("endless", "flood")) {
            known.add(talker, ears.address("/" + talker));
            switchboard.accept(List.of(Ring.notice("e", talker)));
            var delivered = called("e:" + talker, CallState.DELIVERED);
            assertThat(delivered.log().getLast().status()).isEqualTo(200);
        }
    }

    @Test
    void whoIsSlowKeepsNobodyElseWaiting() {
        switchboard.stop();
        var patient = running(Ring.patient());
        known.add("slow", ears.address("/never"));
        var many = IntStream.range(0, 40).mapToObj(each -> Ring.notice("s" + each, "slow"));
        patient.accept(many.toList());
        await().until(() -> ears.heard("/never").size() >= 2);
        patient.accept(List.of(Ring.notice("e", "w")));

        called("e:w", CallState.DELIVERED);
        assertThat(calls.count("slow", CallState.SENDING)).as("two at a time").isEqualTo(2);
        assertThat(calls.count("slow", CallState.PENDING)).isEqualTo(38);
    }

    @Test
    void whoNeverAnswersIsNotWaitedForForEver() {
        known.add("slow", ears.address("/never"));
        switchboard.accept(List.of(Ring.notice("e", "slow")));
        var late = called("e:slow", CallState.RETRY);
        assertThat(late.log().getLast().error()).isEqualTo("took too long");
    }

    @Test
    void whoNeverAnswersDoesNotHoldUpTheEnd() {
        switchboard.stop();
        var patient = running(Ring.patient());
        known.add("slow", ears.address("/never"));
        patient.accept(List.of(Ring.notice("e", "slow")));
        await().until(() -> !ears.heard("/never").isEmpty());

        assertTimeout(Duration.ofSeconds(15), () -> patient.stop());
        assertThat(called("e:slow", CallState.SENDING).log()).as("due after its lease").isEmpty();
        assertThat(patient.getPhase()).as("after the post").isNegative();
    }

    @Test
    void whatCannotEvenBeAskedIsAFailureLikeAnyOther() {
        known.ready.put("w", new Receiver("w", ears.address("/w"), List.of(new byte[0])));
        switchboard.accept(List.of(Ring.notice("e", "w")));
        assertThat(called("e:w", CallState.RETRY).log().getLast().error()).isEqualTo("no answer");
    }

    @Test
    void aNameThatTurnsInsideIsNotCalled() {
        var evil = new Receiver("evil", URI.create("https://hooks.example/"), List.of(Ring.KEY));
        var settings = Ring.settings();
        var line =
                new Line(
                        new Reach(
                                settings,
                                _ -> new InetAddress[] {InetAddress.getLoopbackAddress()}),
                        settings,
                        clock);
        open.add(line);
        var call = Call.of(Ring.notice("e", "evil"), clock.instant(), settings.keep());

        var attempt = line.make(call, evil);

        assertThat(attempt.error()).isEqualTo("leads to an address inside");
        var taken = new Receiver("evil", URI.create("https://127.0.0.2/"), List.of(Ring.KEY));
        assertThat(line.make(call, taken).error()).contains("not allowed any more");
    }

    @Test
    void whoVanishedLeavesItsCallsToTheNext() {
        var notice = Ring.notice("e", "w");
        var written = Call.of(notice, clock.instant(), Ring.settings().keep());
        calls.insert(List.of(written.claimed(clock.instant().plusSeconds(60))));
        switchboard.accept(List.of(Ring.notice("after", "w")));
        called("after:w", CallState.DELIVERED);
        assertThat(called("e:w", CallState.SENDING).attempts()).isZero();

        clock.move(Duration.ofSeconds(60));
        assertThat(called("e:w", CallState.DELIVERED).attempts()).isEqualTo(2);
    }

    @Test
    void aStoreThatIsAwayLosesNothing() {
        known.away = true;
        switchboard.accept(List.of(Ring.notice("e", "w")));
        await().until(() -> calls.find("e:w").isPresent());
        known.away = false;
        called("e:w", CallState.DELIVERED);
    }

    @Test
    void whatIsMadeAgainKeepsItsName() {
        switchboard.accept(List.of(Ring.notice("one", "w"), Ring.notice("two", "w")));
        var one = called("one:w", CallState.DELIVERED);
        called("two:w", CallState.DELIVERED);
        var test = Notice.test("w", clock.instant());
        switchboard.accept(List.of(test));
        called(test.name(), CallState.DELIVERED);

        switchboard.again(one);
        await().until(() -> ears.heard("/w").size() == 4);
        called("one:w", CallState.DELIVERED);
        clock.move(Duration.ofMinutes(1));
        assertThat(switchboard.again("w", null, clock.instant())).as("nothing since").isZero();
        assertThat(switchboard.again("w", CallState.FAILED, Instant.EPOCH)).isZero();
        assertThat(switchboard.again("w", null, Instant.EPOCH)).isEqualTo(2);
        await().until(() -> ears.heard("/w").size() == 6);

        assertThat(ears.heard("/w").stream().map(it -> it.header("webhook-id")).distinct())
                .containsExactlyInAnyOrder("one:w", "two:w", test.name());
        assertThat(called("one:w", CallState.DELIVERED).log()).hasSize(3);
    }

    @Test
    void aCallThatIsMadeAgainIsAsOldAsItsLastOpening() {
        switchboard.accept(List.of(Ring.notice("one", "w"), Ring.notice("all", "w")));
        var one = called("one:w", CallState.DELIVERED);
        called("all:w", CallState.DELIVERED);
        switchboard.stop(); // nobody takes what is opened
        clock.move(Duration.ofDays(3));
        switchboard.again(one);
        assertThat(calls.oldestOpen(List.of("w"))).contains(clock.instant());
        calls.forgetAll("w");

        switchboard.accept(List.of(Ring.notice("two", "w")));
        var two = calls.find("two:w").orElseThrow();
        var failed = new Attempt(clock.instant(), 1, 410, null);
        assertThat(calls.save(two, two.after(failed, clock.instant(), List.of()))).isTrue();
        clock.move(Duration.ofDays(3));
        assertThat(calls.oldestOpen(List.of("w"))).isEmpty();
        assertThat(switchboard.again("w", null, Instant.EPOCH)).isEqualTo(1);
        assertThat(calls.oldestOpen(List.of("w"))).contains(clock.instant());
    }

    @Test
    void callsAreForgottenAfterAMonthAndCountedUntilThen() {
        switchboard.accept(List.of(Ring.notice("e", "w"), Ring.notice("e", "nobody")));
        called("e:w", CallState.DELIVERED);
        clock.move(Duration.ofHours(1));
        assertThat(calls.oldestOpen(List.of("w"))).isEmpty();
        assertThat(calls.oldestOpen(List.of("w", "nobody")))
                .contains(clock.instant().minus(Duration.ofHours(1)));
        assertThat(calls.page("w", null, 0, 10)).hasSize(1);
        assertThat(calls.page("w", CallState.FAILED, 0, 10)).isEmpty();

        assertThat(calls.forget(clock.instant())).isZero();
        clock.move(Duration.ofDays(30));
        assertThat(calls.forget(clock.instant())).isEqualTo(2);
        assertThat(calls.find("e:w")).isEmpty();
    }
}
