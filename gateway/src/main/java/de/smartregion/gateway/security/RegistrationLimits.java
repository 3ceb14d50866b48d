package de.smartregion.gateway.security;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;

import org.jspecify.annotations.Nullable;

import java.time.Duration;
import java.util.function.LongSupplier;

/**
 * What may be caused by people who did not sign in. Anybody can type anybody's address, so an
 * address gets few letters; and a seat is held for everybody who asks, so nobody gets all of them.
 * None of this depends on whether an address is known.
 */
final class RegistrationLimits {
    /** What the limits say to a registration. */
    sealed interface Verdict {
        /** Nothing was counted: it is one that was counted before. */
        record Repeated() implements Verdict {}

        record Counted(Asked asked, Network network, @Nullable Digest command) implements Verdict {}

        record Refused(Problem why, By by, Duration until) implements Verdict {}
    }

    /** Whose allowance was used up. */
    enum By {
        LETTERS,
        SEATS_OF_ADDRESS,
        SEATS_OF_NETWORK,
        HOLDS_OF_NETWORK
    }

    private final Allowance<Addressee> letters;
    private final Allowance<Addressee> seatsOfAddress;
    private final Allowance<Network> seatsOfNetwork;
    private final Allowance<Network> holdsOfNetwork;
    private final Cache<Digest, Boolean> commands;

    RegistrationLimits(LimitSettings settings, LongSupplier nanos) {
        int remembered = settings.remembered();
        var letters = settings.letters();
        var seats = settings.seats();
        this.letters = new Allowance<>(letters.most(), letters.per(), remembered, nanos);
        this.seatsOfAddress = new Allowance<>(seats.address(), seats.per(), remembered, nanos);
        this.seatsOfNetwork = new Allowance<>(seats.network(), seats.per(), remembered, nanos);
        var holds = settings.holds();
        this.holdsOfNetwork = new Allowance<>(holds.network(), holds.per(), remembered, nanos);
        this.commands =
                Caffeine.newBuilder()
                        .maximumSize(remembered)
                        .expireAfterWrite(seats.per())
                        .ticker(nanos::getAsLong)
                        .executor(Runnable::run)
                        .build();
    }

    /**
     * @param command gathering and idempotency key: sent again under the same one, the service does
     *     nothing new
     */
    Verdict ask(Asked asked, Network network, @Nullable Digest command) {
        if (command != null && commands.asMap().putIfAbsent(command, true) != null) {
            return new Verdict.Repeated();
        }
        var refused = take(asked, network);
        if (refused == null) {
            return new Verdict.Counted(asked, network, command);
        }
        forget(command);
        return refused;
    }

    /** A consultant's time, held while somebody fills in a form; nothing says yes. */
    Verdict.@Nullable Refused hold(Network network) {
        var wait = holdsOfNetwork.take(network, 1);
        return wait.isPositive()
                ? new Verdict.Refused(Problem.TOO_MANY_HOLDS, By.HOLDS_OF_NETWORK, wait)
                : null;
    }

    /** The service refused it: nothing is held. */
    void letGo(Network network) {
        holdsOfNetwork.giveBack(network, 1);
    }

    /** The service refused it: no letter, no seat. */
    void giveBack(Verdict.Counted counted) {
        var asked = counted.asked();
        letters.giveBack(asked.addressee(), 1);
        seatsOfAddress.giveBack(asked.addressee(), asked.seats());
        seatsOfNetwork.giveBack(counted.network(), asked.seats());
        forget(counted.command());
    }

    private Verdict.@Nullable Refused take(Asked asked, Network network) {
        var wait = letters.take(asked.addressee(), 1);
        if (wait.isPositive()) {
            return new Verdict.Refused(Problem.TOO_MANY_LETTERS, By.LETTERS, wait);
        }
        wait = seatsOfAddress.take(asked.addressee(), asked.seats());
        if (wait.isPositive()) {
            letters.giveBack(asked.addressee(), 1);
            return new Verdict.Refused(Problem.TOO_MANY_SEATS, By.SEATS_OF_ADDRESS, wait);
        }
        wait = seatsOfNetwork.take(network, asked.seats());
        if (wait.isPositive()) {
            letters.giveBack(asked.addressee(), 1);
            seatsOfAddress.giveBack(asked.addressee(), asked.seats());
            return new Verdict.Refused(Problem.TOO_MANY_SEATS, By.SEATS_OF_NETWORK, wait);
        }
        return null;
    }

    private void forget(@Nullable Digest command) {
        if (command != null) {
            commands.invalidate(command);
        }
    }
}
