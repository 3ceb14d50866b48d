package de.smartregion.platform.security;

import org.springframework.http.HttpMethod;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configurers.AuthorizeHttpRequestsConfigurer;

import java.util.List;
import java.util.stream.Stream;

/**
 * Who may call what, as a table that can be read as well as obeyed: a service's description says of
 * each operation what the table says.
 */
public record EndpointTable(List<Row> rows) implements EndpointRules {

    /** How a description calls those who have not signed in. */
    public static final String ANONYMOUS = "anonymous";

    /** And those who have, whatever their roles, and also without any. */
    public static final String SIGNED_IN = "signed-in";

    /**
     * One rule.
     *
     * @param path a template as the controller writes it
     * @param roles nobody in particular when empty: then it is open
     */
    public record Row(HttpMethod method, String path, List<String> roles) {
        public Row {
            roles = List.copyOf(roles);
        }
    }

    public EndpointTable {
        rows = List.copyOf(rows);
    }

    /**
     * Also for those who have not signed in; what they may see there is decided behind the door.
     */
    public static Row open(HttpMethod method, String path) {
        return new Row(method, path, List.of());
    }

    public static Row only(HttpMethod method, String path, String... roles) {
        if (roles.length == 0) {
            throw new IllegalArgumentException("only for whom?");
        }
        return new Row(method, path, List.of(roles));
    }

    /** For everybody who has signed in, also without a role. */
    public static Row signedIn(HttpMethod method, String path) {
        return new Row(method, path, List.of(SIGNED_IN));
    }

    @Override
    public void declare(
            AuthorizeHttpRequestsConfigurer<HttpSecurity>.AuthorizationManagerRequestMatcherRegistry
                    requests) {
        for (var row : rows) {
            var endpoint = requests.requestMatchers(row.method(), row.path());
            if (row.roles().isEmpty()) {
                endpoint.permitAll();
            } else if (row.roles().contains(SIGNED_IN)) {
                endpoint.authenticated();
            } else {
                endpoint.hasAnyRole(row.roles().toArray(String[]::new));
            }
        }
    }

    /**
     * Who may call one operation, of all the roles there are; an operation that nobody named breaks
     * the description, and with it the build.
     */
    public List<String> callers(String method, String path, List<String> everybody) {
        var row =
                rows.stream()
                        .filter(it -> it.method().name().equals(method) && it.path().equals(path))
                        .findFirst()
                        .orElseThrow(
                                () ->
                                        new IllegalStateException(
                                                "no rule says who may " + method + " " + path));
        if (row.roles().isEmpty()) {
            return everybody;
        }
        if (row.roles().contains(SIGNED_IN)) {
            return Stream.concat(
                            everybody.stream().filter(it -> !it.equals(ANONYMOUS)),
                            Stream.of(SIGNED_IN))
                    .toList();
        }
        return everybody.stream().filter(row.roles()::contains).toList();
    }
}
