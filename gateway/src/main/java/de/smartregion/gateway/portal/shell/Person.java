package de.smartregion.gateway.portal.shell;

import org.jspecify.annotations.Nullable;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.oauth2.core.oidc.user.OidcUser;

import java.util.List;

/**
 * Who is signed in, as the provider says; pages get it as {@code person}, controllers as an
 * argument, null where nobody is.
 *
 * @param ags the municipality somebody works for
 * @param email only if the provider has made sure that it is theirs
 * @param function what somebody does there
 */
public record Person(
        String name,
        List<String> roles,
        @Nullable String ags,
        @Nullable String email,
        @Nullable String function) {
    public Person {
        roles = List.copyOf(roles);
    }

    public static @Nullable Person signedIn() {
        var authentication = SecurityContextHolder.getContext().getAuthentication();
        return authentication != null && authentication.getPrincipal() instanceof OidcUser user
                ? of(user)
                : null;
    }

    private static Person of(OidcUser user) {
        var email = Boolean.TRUE.equals(user.getEmailVerified()) ? user.getEmail() : null;
        var roles =
                user.getClaim("roles") instanceof List<?> told
                        ? told.stream()
                                .filter(String.class::isInstance)
                                .map(String.class::cast)
                                .toList()
                        : List.<String>of();
        return new Person(
                named(user, email),
                roles,
                user.getClaimAsString("ags"),
                email,
                user.getClaimAsString("function"));
    }

    private static String named(OidcUser user, @Nullable String email) {
        var name = user.getFullName();
        if (name != null && !name.isBlank()) {
            return name;
        }
        return email == null ? user.getName() : email;
    }

    /** Works for a municipality and has a page of their own. */
    public boolean municipal() {
        return roles.contains("municipality");
    }

    /** Advises municipalities and has a calendar of their own. */
    public boolean consultant() {
        return roles.contains("consultant");
    }

    /** Works for the office, or looks after the portal. */
    public boolean staff() {
        return roles.contains("staff") || roles.contains("admin");
    }

    /** Looks after the portal. */
    public boolean admin() {
        return roles.contains("admin");
    }

    @Override
    public String toString() {
        return "person"; // personal data stays out of logs
    }
}
