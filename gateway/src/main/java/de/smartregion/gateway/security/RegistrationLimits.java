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
        /** Nothing was counted: it is one that was accepted before. */
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
    private final Cache<Digest, Asked> commands;

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
     * @param command what it is about and idempotency key: sent again under the same one, the
     *     service does nothing new
     */
    Verdict ask(Asked asked, Network network, @Nullable Digest command) {
        if (command != null && asked.equals(commands.getIfPresent(command))) {
            return new Verdict.Repeated();
        }
        var refused = take(asked, network);
        return refused == null ? new Verdict.Counted(asked, network, command) : refused;
    }

    /** It may be repeated from now on, not while it can still be refused. Two at once are one. */
    void remember(Verdict.Counted counted) {
        var command = counted.command();
        if (command != null
                && counted.asked().equals(commands.asMap().put(command, counted.asked()))) {
            giveBack(counted);
        }
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
}
