package de.smartregion.gateway.security;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;

import java.time.Duration;
import java.util.List;

/**
 * How much one network and one e-mail address may write, how much in one go, how often a network
 * may sign in, what may be caused without signing in, and how many of them are remembered.
 */
@ConfigurationProperties("smartregion.limits")
record LimitSettings(
        Rate network,
        Rate address,
        Rate signIn,
        Letters letters,
        Seats seats,
        Holds holds,
        Proof proof,
        int remembered,
        DataSize body,
        @DefaultValue List<Larger> larger,
        @DefaultValue("4") int uploads) {
    LimitSettings {
        refuseUnless(
                remembered >= 1_000 && remembered <= 1_000_000, "remembered: 1,000 to 1,000,000");
        refuseUnless(
                body.compareTo(DataSize.ofKilobytes(1)) >= 0
                        && body.compareTo(DataSize.ofMegabytes(4)) <= 0,
                "body: 1KB to 4MB");
        refuseUnless(uploads >= 1 && uploads <= 1_000, "uploads: 1 to 1,000");
        larger = List.copyOf(larger);
    }

    /** How much may be written to one path and those below it. */
    int most(String at) {
        return larger.stream()
                .filter(it -> at.equals(it.path()) || at.startsWith(it.path() + "/"))
                .mapToInt(it -> Math.toIntExact(it.body().toBytes()))
                .findFirst()
                .orElse(Math.toIntExact(body.toBytes()));
    }

    /** What is larger in the nature of things, by the beginning of its path. */
    record Larger(String path, DataSize body) {
        Larger {
            refuseUnless(path.startsWith("/"), "larger.path: begins with /");
            refuseUnless(
                    body.compareTo(DataSize.ofKilobytes(1)) >= 0
                            && body.compareTo(DataSize.ofMegabytes(32)) <= 0,
                    "larger.body: 1KB to 32MB");
        }
    }

    /** So many writes at once, and so many again over each period. */
    record Rate(int writes, Duration per) {
        Rate {
            refuseUnless(writes >= 1 && writes <= 10_000_000, "writes: 1 to 10,000,000");
            refuseUnless(
                    per.compareTo(Duration.ofSeconds(1)) >= 0
                            && per.compareTo(Duration.ofDays(1)) <= 0,
                    "per: 1s to 1d");
        }
    }

    /** Letters to one address that people cause who did not sign in, in any such period. */
    record Letters(int most, Duration per) {
        Letters {
            refuseUnless(most >= 1 && most <= 10_000_000, "letters.most: 1 to 10,000,000");
            refuseUnless(
                    per.compareTo(Duration.ofMinutes(1)) >= 0
                            && per.compareTo(Duration.ofDays(1)) <= 0,
                    "letters.per: 1m to 1d");
        }
    }

    /** Seats taken without signing in, for one address and from one network, likewise. */
    record Seats(int address, int network, Duration per) {
        Seats {
            refuseUnless(address >= 1 && address <= 10_000_000, "seats.address: 1 to 10,000,000");
            refuseUnless(
                    network >= address && network <= 10_000_000,
                    "seats.network: as many as for an address, to 10,000,000");
            refuseUnless(
                    per.compareTo(Duration.ofMinutes(1)) >= 0
                            && per.compareTo(Duration.ofDays(14)) <= 0,
                    "seats.per: 1m to 14d");
        }
    }

    /** Times of consultants that a network holds without signing in, in any such period. */
    record Holds(int network, Duration per) {
        Holds {
            refuseUnless(network >= 1 && network <= 10_000_000, "holds.network: 1 to 10,000,000");
            refuseUnless(
                    per.compareTo(Duration.ofMinutes(1)) >= 0
                            && per.compareTo(Duration.ofDays(1)) <= 0,
                    "holds.per: 1m to 1d");
        }
    }

    /**
     * What may be caused without signing in: with a proof of work, or by all who bring none
     * together.
     *
     * @param numbers how many a puzzle's number may be one of
     * @param lasts how long a puzzle may be proven
     * @param key what all instances sign puzzles with; made of the secret unless given
     * @param secret what all instances share anyhow; where it is short, each makes a key of its own
     * @param without how much without a proof, in any such period
     */
    record Proof(
            int numbers,
            Duration lasts,
            @DefaultValue("") String key,
            @DefaultValue("") String secret,
            int without,
            Duration per) {
        static final int SHORTEST = 32;

        Proof {
            refuseUnless(numbers >= 1 && numbers <= 10_000_000, "proof.numbers: 1 to 10,000,000");
            refuseUnless(
                    lasts.compareTo(Duration.ofMinutes(15)) >= 0
                            && lasts.compareTo(Duration.ofDays(1)) <= 0,
                    "proof.lasts: 15m (the portal's script renews after ten) to 1d");
            refuseUnless(
                    key.isEmpty() || key.length() >= SHORTEST, "proof.key: 32 characters at least");
            refuseUnless(without >= 1 && without <= 10_000_000, "proof.without: 1 to 10,000,000");
            refuseUnless(
                    per.compareTo(Duration.ofMinutes(1)) >= 0
                            && per.compareTo(Duration.ofDays(1)) <= 0,
                    "proof.per: 1m to 1d");
        }

        @Override
        public String toString() {
            return "proof of work"; // key and secret stay out of logs
        }
    }

    private static void refuseUnless(boolean sane, String rule) {
        if (!sane) {
            throw new IllegalArgumentException("smartregion.limits." + rule);
        }
    }
}
