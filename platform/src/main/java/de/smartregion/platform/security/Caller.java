package de.smartregion.platform.security;

import org.jspecify.annotations.Nullable;
import org.springframework.security.oauth2.jwt.Jwt;

import java.util.List;
import java.util.Locale;
import java.util.Set;

/**
 * Who calls, as the token says. A controller takes it as an argument: {@code Caller} where only
 * signed-in callers come, {@code @Nullable Caller} where others do too.
 *
 * @param subject the name that never changes and says nothing
 * @param roles as the services name them
 * @param ags the official key of the area the caller speaks for
 * @param email in lower case, and only if the issuer has verified it
 * @param name as people say it
 */
public record Caller(
        String subject,
        Set<String> roles,
        @Nullable String ags,
        @Nullable String email,
        @Nullable String name) {

    public Caller {
        roles = Set.copyOf(roles);
    }

    static Caller of(Jwt token) {
        var email = token.getClaim("email");
        var verified = Boolean.TRUE.equals(token.getClaim("email_verified"));
        return new Caller(
                String.valueOf(token.getSubject()), // one without is refused before
                Set.copyOf(roles(token)),
                text(token.getClaim("ags")),
                verified && email instanceof String given
                        ? given.strip().toLowerCase(Locale.ROOT)
                        : null,
                text(token.getClaim("name")));
    }

    /** A claim of another shape than agreed gives nobody a role. */
    static List<String> roles(Jwt token) {
        return token.getClaim("roles") instanceof List<?> roles
                ? roles.stream().filter(String.class::isInstance).map(String.class::cast).toList()
                : List.of();
    }

    private static @Nullable String text(@Nullable Object claim) {
        return claim instanceof String text && !text.isBlank() ? text.strip() : null;
    }

    public boolean is(String role) {
        return roles.contains(role);
    }

    @Override
    public String toString() {
        return "caller as " + roles; // personal data stays out of logs
    }
}
