package de.smartregion.gateway.portal.consulting;

import de.smartregion.gateway.portal.events.Field;

import org.jspecify.annotations.Nullable;

import java.time.Instant;
import java.util.List;

/** What a municipality asks for. */
public record Request(
        String name,
        String email,
        String municipality,
        @Nullable String function,
        @Nullable String phone,
        List<Participant> people,
        String question,
        @Nullable String goals,
        List<Field> fields,
        String module,
        Mode mode,
        @Nullable String address,
        List<Window> windows,
        @Nullable Claim hold,
        @Nullable String project,
        @Nullable String gathering,
        @Nullable String finding,
        String language,
        boolean privacyAccepted) {
    /** The same at a time that was kept. */
    public Request at(String hold, String token) {
        return new Request(
                name,
                email,
                municipality,
                function,
                phone,
                people,
                question,
                goals,
                fields,
                module,
                mode,
                address,
                windows,
                new Claim(hold, token),
                project,
                gathering,
                finding,
                language,
                privacyAccepted);
    }

    /** Who comes, too. */
    public record Participant(String name, String email) {
        @Override
        public String toString() {
            return "participant"; // personal data stays out of logs
        }
    }

    /** When it would suit. */
    public record Window(Instant from, Instant until) {}

    /** The slot that was kept. */
    public record Claim(String hold, String token) {
        @Override
        public String toString() {
            return "claim " + hold; // its token lets go of it
        }
    }

    @Override
    public String toString() {
        return "request"; // personal data stays out of logs
    }
}
