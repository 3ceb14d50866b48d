package de.smartregion.gateway.security;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.api.Test;
import org.springframework.util.unit.DataSize;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;

class LimiterTest {
    private final AtomicLong now = new AtomicLong(1);
    private final Limiter<String> limiter =
            new Limiter<>(new LimitSettings.Rate(3, Duration.ofMinutes(1)), 1_000, now::get);

    @Test
    void threeMayAndTheFourthHearsWhenTheNextOneMay() {
        for (int i = 0; i < 3; i++) {
            assertThat(limiter.take("ada")).isZero();
        }
        assertThat(limiter.take("ada")).isEqualTo(Duration.ofSeconds(20));
        assertThat(limiter.take("grace")).isZero();

        pass(Duration.ofSeconds(20).minusNanos(1));
        assertThat(limiter.take("ada")).isEqualTo(Duration.ofNanos(1));
        pass(Duration.ofNanos(1));
        assertThat(limiter.take("ada")).isZero();
        assertThat(limiter.take("ada")).isPositive();
    }

    @Test
    void whoeverIsForgottenStartsWithAFullBucketAsTheirsWouldBe() {
        for (int i = 0; i < 4; i++) {
            limiter.take("ada");
        }
        pass(Duration.ofMinutes(1));
        for (int i = 0; i < 3; i++) {
            assertThat(limiter.take("ada")).isZero();
        }
        assertThat(limiter.take("ada")).isPositive();
    }

    @Test
    void aMillionStrangersAreNotRemembered() {
        for (int i = 0; i < 1_000_000; i++) {
            limiter.take("stranger-" + i);
        }
        assertThat(limiter.remembered()).isLessThanOrEqualTo(1_000);
    }

    @Test
    void aNetworkIsOneAddressOfTheOldKindOrA64OfTheNew() {
        assertThat(Network.of("192.0.2.1")).isEqualTo(Network.of("::ffff:192.0.2.1"));
        assertThat(Network.of("192.0.2.1")).isNotEqualTo(Network.of("192.0.2.2"));
        assertThat(Network.of("2001:db8:1:2::1")).isEqualTo(Network.of("2001:db8:1:2:ffff::9"));
        assertThat(Network.of("2001:db8:1:2::1")).isNotEqualTo(Network.of("2001:db8:1:3::1"));
        assertThat(Network.of("unknown")).isEqualTo(Network.of("evil.example"));
    }

    @Test
    void anAddresseeIsTheSameHoweverTheAddressIsWritten() {
        var ada = Addressee.of("ada@example.org");
        for (var body :
                List.of(
                        "{\"email\":\" Ada@Example.ORG \"}",
                        "{\"name\":{\"email\":\"x@y.z\"},\"email\":\"ada@example.org\"}",
                        "{\"email\":\"other@example.org\",\"email\":\"ada@example.org\"}",
                        "{\"em\\u0061il\":\"ada@ex\\u0061mple.org\"}",
                        "{\"list\":[{\"email\":\"x@y.z\"}],\"email\":\"ada@example.org\",\"rest\":")) {
            assertThat(in(body)).as(body).contains(ada);
        }
        for (var body :
                List.of("", "null", "[]", "[{\"email\":\"a@b.c\"}]", "{\"email\":5}", "nonsense")) {
            assertThat(in(body)).as(body).isEmpty();
        }
        assertThat(ada.toString()).doesNotContain("ada");
    }

    @Test
    void aDomainIsTheSameInWhateverScriptItIsWritten() {
        var ada = Addressee.of("ada@xn--bcher-kva.example");
        for (var written :
                List.of("ada@bücher.example", "ADA@BÜCHER.EXAMPLE", "ada@ｂücher。example")) {
            assertThat(Addressee.of(written)).as(written).isEqualTo(ada);
        }
        assertThat(Addressee.of("ada@" + "ü".repeat(60_000))).isNotEqualTo(ada);
        assertThat(Addressee.of("nonsense")).isNotEqualTo(ada);
    }

    @Test
    void howManyItIsForIsReadAsTheServiceReadsIt() {
        for (var companions : List.of("3", "\"3\"", "3.0", "3e0", "\" 3 \"", "3.9")) {
            assertThat(seats(companions)).as(companions).isEqualTo(4);
        }
        for (var companions : List.of("0", "-4", "null", "true", "\"many\"", "[3]", "{}")) {
            assertThat(seats(companions)).as(companions).isEqualTo(1);
        }
        for (var companions :
                List.of("1e999999999", "4294967297", "\"3." + "0".repeat(2_000) + "\"")) {
            assertThat(seats(companions)).as(companions).isGreaterThan(10_000);
        }
    }

    @Test
    void settingsRefuseNonsense() {
        var rate = new LimitSettings.Rate(1, Duration.ofSeconds(1));
        var body = DataSize.ofKilobytes(64);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new LimitSettings.Rate(0, Duration.ofSeconds(1)));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new LimitSettings.Rate(1, Duration.ofDays(2)));
        assertThatIllegalArgumentException().isThrownBy(() -> settings(rate, 999, body));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> settings(rate, 1_000, DataSize.ofGigabytes(1)));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new LimitSettings.Letters(0, Duration.ofHours(1)));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new LimitSettings.Seats(30, 29, Duration.ofDays(2)));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new LimitSettings.Seats(30, 300, Duration.ofDays(15)));
        for (var network :
                List.of("0.0.0.0/0", "::/0", "proxy.example", "10.0.0.1", "10.0.0.0/33")) {
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> new SecuritySettings(List.of(network)));
        }
    }

    private void pass(Duration time) {
        now.addAndGet(time.toNanos());
    }

    /** Generous but for what may be done without a proof of work. */
    static LimitSettings with(LimitSettings.Proof proof) {
        var many = new LimitSettings.Rate(1_000, Duration.ofMinutes(1));
        return new LimitSettings(
                many,
                many,
                many,
                new LimitSettings.Letters(1_000, Duration.ofHours(1)),
                new LimitSettings.Seats(1_000, 1_000, Duration.ofDays(2)),
                new LimitSettings.Holds(1_000, Duration.ofMinutes(10)),
                proof,
                1_000,
                DataSize.ofKilobytes(64),
                List.of(),
                4);
    }

    static LimitSettings with(LimitSettings it, LimitSettings.Holds holds) {
        return new LimitSettings(
                it.network(),
                it.address(),
                it.signIn(),
                it.letters(),
                it.seats(),
                holds,
                it.proof(),
                it.remembered(),
                it.body(),
                it.larger(),
                it.uploads());
    }

    private static LimitSettings settings(LimitSettings.Rate rate, int remembered, DataSize body) {
        return new LimitSettings(
                rate,
                rate,
                rate,
                new LimitSettings.Letters(3, Duration.ofHours(1)),
                new LimitSettings.Seats(30, 300, Duration.ofDays(2)),
                new LimitSettings.Holds(20, Duration.ofMinutes(10)),
                new LimitSettings.Proof(
                        50_000, Duration.ofMinutes(20), "", "", 60, Duration.ofHours(1)),
                remembered,
                body,
                List.of(),
                4);
    }

    private static Optional<Addressee> in(String body) {
        return Asked.in(body.getBytes(StandardCharsets.UTF_8)).map(Asked::addressee);
    }

    private static int seats(String companions) {
        var body = "{\"email\":\"ada@example.org\",\"companions\":" + companions + "}";
        return Asked.in(body.getBytes(StandardCharsets.UTF_8)).orElseThrow().seats();
    }
}
