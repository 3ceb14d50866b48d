package de.smartregion.gateway.portal.projects;

import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

import java.net.URI;
import java.util.List;
import java.util.regex.Pattern;

/**
 * The ground below the points of the map: plain, unless an office names whose pictures of it may be
 * shown.
 *
 * @param tiles where pictures of the ground are, with {@code {z}}, {@code {x}} and {@code {y}}: at
 *     an https address or a path of ours
 * @param credit whose they are, as it stands on the map
 * @param creditLink where that is said in full
 * @param deepest how close they come
 */
@ConfigurationProperties("smartregion.portal.map")
record MapSettings(
        @DefaultValue("") String tiles,
        @DefaultValue("") String credit,
        @DefaultValue("") String creditLink,
        @DefaultValue("18") int deepest) {
    private static final String LETTERS = "[\\w./~%?&=:@+{}-]*";

    /** No subdomains to choose from: the policy names one origin. */
    private static final Pattern TILES =
            Pattern.compile("(https://[a-z0-9.-]+(:\\d{1,5})?)?/(?!/)" + LETTERS);

    private static final Pattern LINK = Pattern.compile("https://[a-z0-9.-]+(/" + LETTERS + ")?");

    MapSettings {
        if (!tiles.isEmpty()) {
            if (!TILES.matcher(tiles).matches()
                    || !List.of("{z}", "{x}", "{y}").stream().allMatch(tiles::contains)) {
                throw new IllegalArgumentException(
                        "smartregion.portal.map.tiles: an https address or a path with {z}, {x} and {y}");
            }
            if (credit.isBlank()) {
                throw new IllegalArgumentException(
                        "smartregion.portal.map.credit: whose the pictures are has to stand on the map");
            }
        }
        if (!creditLink.isEmpty() && !LINK.matcher(creditLink).matches()) {
            throw new IllegalArgumentException(
                    "smartregion.portal.map.credit-link: an https address");
        }
        if (deepest < 8 || deepest > 22) {
            throw new IllegalArgumentException("smartregion.portal.map.deepest: from 8 to 22");
        }
    }

    /** Where the pictures come from, where that is not from us. */
    @Nullable String origin() {
        if (!tiles.startsWith("https:")) {
            return null;
        }
        var address = URI.create(tiles.substring(0, tiles.indexOf('{')));
        return "https://" + address.getRawAuthority();
    }
}
